package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Emission;
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
    private final Output rows;
    private final Schema schema;
    private final Windowing windowing;

    WindowBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
        this.schema = rows.schema();
        this.windowing = new Windowing(binding, item, input, rows);
    }

    Bound bind() {
        if (ArrivalBinder.binds(item)) {
            return new ArrivalBinder(binding, item, input, rows).bind();
        }
        Section section = item.section();
        Optional<RowTime> time = windowing.time();
        Set<String> names = new HashSet<>(Set.of(WindowAggregate.WINDOW_START, WindowAggregate.WINDOW_END));
        Optional<List<String>> groupBy = windowing.groupBy(names);
        Optional<Window> window = section.section("window").flatMap(windowing::window);
        Optional<List<Aggregate>> aggregates =
                windowing.aggregates(new AggregateBinder(binding, schema, time.map(RowTime::field)), names);
        if (window.filter(Window.Inherited.class::isInstance).isPresent()) {
            windowing.refuseRates(StepGrammar.INHERITED);
        }
        if (time.isEmpty() || groupBy.isEmpty() || window.isEmpty() || aggregates.isEmpty()) {
            return Bound.NOTHING;
        }
        Emission emission = emission(section);
        if (!(emission instanceof Emission.Final)) {
            limitWindowsOfRow(window.get());
            if (window.get() instanceof Window.Custom) {
                refuseUpdates();
            }
        }
        WindowAggregate step = new WindowAggregate(
                item.id(),
                input,
                schema,
                time.get(),
                groupBy.get(),
                window.get(),
                aggregates.get(),
                section.value("allowedLateness", Duration.class).orElse(Duration.ZERO),
                emission);
        return new Bound(
                Optional.of(step), Optional.of(new Output(step.schema(), Optional.of(WindowAggregate.resultTime()))));
    }

    /** Reports windows that overlap so much that each row would have too many results. */
    private void limitWindowsOfRow(Window window) {
        long windows =
                switch (window) {
                    case Window.Sliding sliding -> ofRow(sliding.size(), sliding.slide());
                    case Window.Cumulative cumulative -> ofRow(cumulative.size(), cumulative.step());
                    case Window.Tumbling ignored -> 1;
                    case Window.Calendar ignored -> 1;
                    case Window.Session ignored -> 1;
                    case Window.Inherited ignored -> 1;
                    case Window.Custom ignored -> 1;
                };
        if (windows > ArrivalBinder.MOST_WINDOWS_OF_ROW) {
            binding.problems()
                    .add(
                            item.section().node().get("window").orElseThrow(),
                            "OUT_OF_BOUNDS",
                            "a row is in at most " + ArrivalBinder.MOST_WINDOWS_OF_ROW
                                    + " windows that are given out before they are over",
                            windows + " windows",
                            "a longer slide or step, or emission: FINAL");
        }
    }

    /** A function may join windows that have been given out, and nothing says which results the new one replaces. */
    private void refuseUpdates() {
        binding.problems()
                .add(
                        item.section().node().get("emission").orElseThrow(),
                        "UNSUPPORTED",
                        "CUSTOM windows are given out when they are over",
                        "",
                        "emission: FINAL, or windows of another type");
    }

    private static long ofRow(Duration size, Duration every) {
        return (size.toMillis() - 1) / every.toMillis() + 1;
    }

    private static Emission emission(Section section) {
        Object given = section.value("emission", Object.class).orElse(EmissionGrammar.FINAL);
        if (given instanceof Section early) {
            return early.value(EmissionGrammar.EARLY, Duration.class)
                    .<Emission>map(Emission.Early::new)
                    .orElseGet(Emission.Final::new);
        }
        return given.equals(EmissionGrammar.ON_UPDATE) ? new Emission.OnUpdate() : new Emission.Final();
    }
}
