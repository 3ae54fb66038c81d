package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.SortField;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes topN steps. */
final class TopNBinder {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Schema schema;
    private final Windowing windowing;

    TopNBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.schema = rows.schema();
        this.windowing = new Windowing(binding, item, input, rows);
    }

    Bound bind() {
        Section section = item.section();
        Optional<RowTime> time = windowing.time();
        Optional<List<String>> groupBy = windowing.groupBy(new HashSet<>());
        Optional<Window> window = section.section("window").flatMap(windowing::window);
        Optional<List<SortField>> orderBy = orderBy();
        Optional<Long> limit = section.value("limit", Long.class);
        if (window.orElse(null) instanceof Window.Custom) {
            binding.problems()
                    .add(
                            section.node().get("window").orElseThrow(),
                            "UNSUPPORTED",
                            "CUSTOM windows are for windowAggregate steps",
                            "",
                            "windows of another type, or INHERITED behind a windowAggregate");
        }
        boolean named = window.map(this::namesAreNew).orElse(false);
        if (time.isEmpty() || groupBy.isEmpty() || !named || orderBy.isEmpty() || limit.isEmpty()) {
            return Bound.NOTHING;
        }
        TopN step = new TopN(
                item.id(),
                input,
                schema,
                time.get(),
                groupBy.get(),
                window.orElseThrow(),
                orderBy.get(),
                Math.toIntExact(limit.get()),
                section.value("ties", String.class).map(TopN.Ties::valueOf).orElse(TopN.Ties.ROW_NUMBER),
                section.value("rank", String.class),
                section.value("allowedLateness", Duration.class).orElse(Duration.ZERO));
        return new Bound(Optional.of(step), Optional.of(new Output(step.schema(), Optional.of(step.resultTime()))));
    }

    /** Whether the columns that the step adds are not there yet; reports those that are. */
    private boolean namesAreNew(Window window) {
        Set<String> names = new HashSet<>(schema.names());
        boolean allNew = true;
        if (!(window instanceof Window.Inherited)) {
            for (String name : List.of(WindowAggregate.WINDOW_START, WindowAggregate.WINDOW_END)) {
                if (!names.add(name)) {
                    binding.problems()
                            .add(
                                    item.section().node(),
                                    "DUPLICATE_COLUMN",
                                    "the step adds a column '" + name + "', and there is one already",
                                    name,
                                    "a project step before that renames it, or window: {type: INHERITED}");
                    allNew = false;
                }
            }
        }
        Optional<Placed<String>> rank = item.section().get("rank", String.class);
        if (rank.isPresent() && !names.add(rank.get().value())) {
            SchemaBinder.duplicate(binding, rank.get());
            allNew = false;
        }
        return allNew;
    }

    private Optional<List<SortField>> orderBy() {
        List<SortField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Placed<?> given : item.section().items("orderBy")) {
            sortField(given).filter(name -> isNew(name, names)).ifPresent(name -> binding.singleColumn(
                            name, schema, "orderBy")
                    .ifPresent(field -> fields.add(new SortField(field, descending(given)))));
        }
        boolean complete = item.section().has("orderBy") && windowing.complete("orderBy", fields.size());
        return complete ? Optional.of(fields) : Optional.empty();
    }

    private boolean isNew(Placed<String> name, Set<String> names) {
        boolean isNew = names.add(name.value());
        if (!isNew) {
            SchemaBinder.duplicate(binding, name);
        }
        return isNew;
    }

    private static Optional<Placed<String>> sortField(Placed<?> given) {
        return given.value() instanceof Section section
                ? section.get("field", String.class)
                : Optional.of(new Placed<>((String) given.value(), given.node()));
    }

    private static boolean descending(Placed<?> given) {
        return given.value() instanceof Section section
                && section.value("order", String.class)
                        .filter(TopNGrammar.DESCENDING::equals)
                        .isPresent();
    }
}
