package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes aggregations by window. */
final class WindowBinder {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Schema schema;
    private final Windowing windowing;

    WindowBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.schema = rows.schema();
        this.windowing = new Windowing(binding, item, input, rows);
    }

    Bound bind() {
        Section section = item.section();
        Optional<RowTime> time = windowing.time();
        Set<String> names = new HashSet<>(Set.of(WindowAggregate.WINDOW_START, WindowAggregate.WINDOW_END));
        Optional<List<String>> groupBy = windowing.groupBy(names);
        Optional<Window> window = section.section("window").flatMap(windowing::window);
        Optional<List<Aggregate>> aggregates =
                windowing.aggregates(new AggregateBinder(binding, schema, time.map(RowTime::field)), names);
        if (window.filter(Window.Inherited.class::isInstance).isPresent()) {
            refuseRates();
        }
        if (time.isEmpty() || groupBy.isEmpty() || window.isEmpty() || aggregates.isEmpty()) {
            return Bound.NOTHING;
        }
        WindowAggregate step = new WindowAggregate(
                item.id(),
                input,
                schema,
                time.get(),
                groupBy.get(),
                window.get(),
                aggregates.get(),
                section.value("allowedLateness", Duration.class).orElse(Duration.ZERO));
        return new Bound(
                Optional.of(step), Optional.of(new Output(step.schema(), Optional.of(WindowAggregate.resultTime()))));
    }

    /** Inherited windows end together in whatever length they have. */
    private void refuseRates() {
        for (Section aggregate : item.section().sections("aggregates")) {
            if (aggregate
                    .value("function", String.class)
                    .filter(Aggregate.Function.RATE.name()::equals)
                    .isPresent()) {
                binding.problems()
                        .add(
                                aggregate.node().get("function").orElseThrow(),
                                "WRONG_FIELDS",
                                "RATE is not computed in INHERITED windows",
                                "",
                                "COUNT, and a map step that divides it by the length of the window");
            }
        }
    }
}
