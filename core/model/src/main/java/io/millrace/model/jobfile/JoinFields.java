package io.millrace.model.jobfile;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.expression.Expression;
import io.millrace.model.plan.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the columns of the result of a step with two inputs. */
final class JoinFields {
    private final Binding binding;
    private final Section section;
    private final Schema pair;

    /** @param pair the columns of both inputs, as {@code input.column}, and those of the step itself */
    JoinFields(Binding binding, Section section, Schema pair) {
        this.binding = binding;
        this.section = section;
        this.pair = pair;
    }

    /** The columns, if all of them are right. */
    Optional<List<Project.Item>> bind() {
        List<Project.Item> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Placed<?> field : section.items("fields")) {
            Optional<Project.Item> column = field.value() instanceof Section full
                    ? full(full)
                    : brief(new Placed<>((String) field.value(), field.node()));
            if (column.isPresent() && !names.add(column.get().name())) {
                SchemaBinder.duplicate(binding, new Placed<>(column.get().name(), field.node()));
            } else {
                column.ifPresent(items::add);
            }
        }
        boolean complete = section.node().get("fields").orElse(null) instanceof Node.Sequence written
                && written.items().size() == items.size();
        return complete && !items.isEmpty() ? Optional.of(items) : Optional.empty();
    }

    /** A column under its own name. */
    private Optional<Project.Item> brief(Placed<String> from) {
        return binding.column(from, pair).map(column -> column(column.substring(column.indexOf('.') + 1), column));
    }

    private Optional<Project.Item> full(Section field) {
        Optional<String> name = field.value("name", String.class);
        if (field.has("from") == field.has("expression")) {
            binding.problems()
                    .add(
                            field.node(),
                            "WRONG_FIELDS",
                            "a column has either 'from' or 'expression'",
                            field.has("from") ? "both" : "neither",
                            "");
            return Optional.empty();
        }
        if (field.has("from")) {
            return field.get("from", String.class)
                    .flatMap(from -> binding.column(from, pair))
                    .flatMap(from -> name.map(given -> column(given, from)));
        }
        return field.get("expression", String.class)
                .flatMap(text -> binding.expression(text, pair))
                .flatMap(value -> name.map(given -> new Project.Item(given, value)));
    }

    private Project.Item column(String name, String from) {
        int index = pair.indexOf(from).orElseThrow();
        Field field = pair.field(index);
        return new Project.Item(name, new Expression.Column(index, from, field.type(), field.nullable()));
    }
}
