package io.millrace.model.jobfile;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.RowTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes projections of map and project steps. */
final class ProjectBinder {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Output rows;
    private final Schema schema;
    private boolean complete = true;

    ProjectBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
        this.schema = rows.schema();
    }

    /** All columns of the input, those replaced that are set, behind them those that are new. */
    Bound map() {
        Optional<Section.Pairs> set = item.section().value("set", Section.Pairs.class);
        if (set.isEmpty()) {
            return Bound.NOTHING;
        }
        Map<String, Project.Item> replaced = new HashMap<>();
        List<Project.Item> added = new ArrayList<>();
        for (Section.Pair pair : set.get().pairs()) {
            String name = pair.key().text();
            if (name.isEmpty()) {
                binding.problems().add(pair.key(), "BAD_NAME", "a column needs a name", "", "");
                complete = false;
                continue;
            }
            compute(
                            name,
                            new Placed<>(
                                    (String) pair.value().value(), pair.value().node()))
                    .ifPresent(column -> {
                        if (schema.contains(name)) {
                            replaced.put(name, column);
                        } else {
                            added.add(column);
                        }
                    });
        }
        List<Project.Item> items = new ArrayList<>();
        for (String name : schema.names()) {
            items.add(Optional.ofNullable(replaced.get(name)).orElseGet(() -> column(name, name)));
        }
        items.addAll(added);
        complete &= set.get().pairs().size()
                == (item.section().node().get("set").orElseThrow() instanceof Node.Mapping mapping
                        ? mapping.entries().size()
                        : 0);
        return bound(items);
    }

    Bound project() {
        Section section = item.section();
        if (section.has("fields") == section.has("drop")) {
            binding.problems()
                    .add(
                            section.node(),
                            "WRONG_FIELDS",
                            "a project step has either 'fields' or 'drop'",
                            section.has("fields") ? "both" : "neither",
                            "");
            return Bound.NOTHING;
        }
        return bound(section.has("fields") ? selected() : kept());
    }

    private List<Project.Item> kept() {
        Set<String> dropped = new HashSet<>();
        for (Placed<?> name : item.section().items("drop")) {
            Optional<String> known = binding.column(new Placed<>((String) name.value(), name.node()), schema);
            complete &= known.isPresent();
            known.ifPresent(dropped::add);
        }
        if (dropped.size() == schema.size()) {
            binding.problems()
                    .add(item.section().node(), "WRONG_FIELDS", "a project step leaves at least one column", "", "");
        }
        return schema.names().stream()
                .filter(name -> !dropped.contains(name))
                .map(name -> column(name, name))
                .toList();
    }

    private List<Project.Item> selected() {
        List<Project.Item> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Placed<?>> fields = item.section().items("fields");
        for (Placed<?> field : fields) {
            Optional<Placed<String>> name = field.value() instanceof Section full
                    ? full.get("name", String.class)
                    : Optional.of(new Placed<>((String) field.value(), field.node()));
            if (name.isPresent() && !names.add(name.get().value())) {
                SchemaBinder.duplicate(binding, name.get());
                complete = false;
                continue;
            }
            Optional<Project.Item> column = name.flatMap(given ->
                    field.value() instanceof Section full ? computed(full, given) : taken(given.value(), given));
            column.ifPresent(items::add);
            complete &= column.isPresent();
        }
        complete &= item.section().node().get("fields").orElseThrow() instanceof Node.Sequence sequence
                && sequence.items().size() == fields.size();
        return items;
    }

    private Optional<Project.Item> computed(Section field, Placed<String> name) {
        if (field.has("from") && field.has("expression")) {
            binding.problems()
                    .add(field.node(), "WRONG_FIELDS", "a column has either 'from' or 'expression'", "both", "");
            return Optional.empty();
        }
        if (field.has("expression")) {
            return field.get("expression", String.class).flatMap(text -> compute(name.value(), text));
        }
        return field.has("from")
                ? field.get("from", String.class).flatMap(from -> taken(name.value(), from))
                : taken(name.value(), name);
    }

    private Optional<Project.Item> compute(String name, Placed<String> text) {
        Optional<Expression> expression = binding.expression(text, schema);
        complete &= expression.isPresent();
        return expression.map(value -> new Project.Item(name, value));
    }

    /** A column under another name, or a part of one. */
    private Optional<Project.Item> taken(String name, Placed<String> from) {
        boolean path = from.value().contains(".") || from.value().contains("[");
        if (path && !schema.contains(from.value())) {
            Optional<Project.Item> part = compute(name, from);
            if (part.isPresent() && !isPath(part.get().expression())) {
                binding.problems()
                        .add(
                                from.node(),
                                "WRONG_FIELDS",
                                "'from' is a column or a part of one",
                                from.value(),
                                "'expression' for what is computed");
                complete = false;
            }
            return part;
        }
        return binding.column(from, schema).map(column -> column(name, column));
    }

    private static boolean isPath(Expression expression) {
        return switch (expression) {
            case Expression.Column ignored -> true;
            case Expression.Literal ignored -> false;
            case Expression.UserCall ignored -> false;
            case Expression.Call call ->
                (call.function() == ScalarFunction.FIELD || call.function() == ScalarFunction.ELEMENT)
                        && isPath(call.arguments().getFirst());
        };
    }

    private Project.Item column(String name, String from) {
        int index = schema.indexOf(from).orElseThrow();
        Field field = schema.field(index);
        return new Project.Item(name, new Expression.Column(index, from, field.type(), field.nullable()));
    }

    /** The step; its rows are known only if all of its columns are. */
    private Bound bound(List<Project.Item> items) {
        if (!complete || items.isEmpty()) {
            return Bound.NOTHING;
        }
        Project project = new Project(item.id(), input, items);
        return new Bound(Optional.of(project), Optional.of(new Output(project.schema(), time(items))));
    }

    /** The event time under the new names of its columns, if they are still there as they were. */
    private Optional<RowTime> time(List<Project.Item> items) {
        return rows.time().flatMap(time -> switch (time) {
            case RowTime.Instant instant -> renamed(instant.field(), items).map(RowTime.Instant::new);
            case RowTime.WindowEnd window ->
                renamed(window.start(), items)
                        .flatMap(start -> renamed(window.end(), items).map(end -> new RowTime.WindowEnd(start, end)));
        });
    }

    private static Optional<String> renamed(String field, List<Project.Item> items) {
        return items.stream()
                .filter(column -> column.expression() instanceof Expression.Column from
                        && from.name().equals(field))
                .map(Project.Item::name)
                .findFirst();
    }
}
