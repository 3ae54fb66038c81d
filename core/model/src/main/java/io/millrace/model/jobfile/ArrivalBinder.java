package io.millrace.model.jobfile;

import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Trigger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes aggregations in windows that go by the order in which rows come. */
final class ArrivalBinder {
    private static final Set<String> VARIANTS = Set.of(ArrivalGrammar.COUNT, ArrivalGrammar.GLOBAL);

    /** Each row is added to that many windows at most, one after the other. */
    static final long MOST_WINDOWS_OF_ROW = 1024;

    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Output rows;

    ArrivalBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
    }

    /** Whether a step is an aggregation in such windows. */
    static boolean binds(Item item) {
        return item.section()
                .section("window")
                .filter(window -> VARIANTS.contains(window.variant()))
                .isPresent();
    }

    Bound bind() {
        Section section = item.section();
        Section window = section.section("window").orElseThrow();
        Windowing windowing = new Windowing(binding, item, input, rows);
        Set<String> names = new HashSet<>();
        Optional<List<String>> groupBy = windowing.groupBy(names);
        boolean timed = checkTimes(window);
        AggregateBinder binder =
                new AggregateBinder(binding, rows.schema(), rows.time().map(RowTime::field));
        Optional<List<Aggregate>> aggregates = windowing.aggregates(binder, names);
        windowing.refuseRates(window.variant());
        refuseFields(window);
        Optional<ArrivalWindow> bound = window.variant().equals(ArrivalGrammar.COUNT) ? count(window) : global(window);
        if (groupBy.isEmpty() || aggregates.isEmpty() || bound.isEmpty() || !timed) {
            return Bound.NOTHING;
        }
        ArrivalAggregate step =
                new ArrivalAggregate(item.id(), input, rows.schema(), groupBy.get(), bound.get(), aggregates.get());
        return new Bound(Optional.of(step), Optional.of(new Output(step.schema(), Optional.empty())));
    }

    /** Whether what needs the event time of the rows has it; reports it if not. */
    private boolean checkTimes(Section window) {
        if (rows.time().isPresent()) {
            return true;
        }
        Stream<Section> byTime = item.section().sections("aggregates").stream().filter(aggregate -> aggregate
                .value("function", String.class)
                .map(Aggregate.Function::valueOf)
                .filter(Aggregate.Function::byTime)
                .isPresent());
        Stream<Section> trigger = window.value(ArrivalGrammar.TRIGGER, Object.class).stream()
                .filter(Section.class::isInstance)
                .map(Section.class::cast)
                .filter(given -> given.has(ArrivalGrammar.EVENT_TIME));
        List<Section> timed = Stream.concat(byTime, trigger).toList();
        timed.forEach(section -> binding.problems()
                .add(
                        section.node(),
                        "NO_EVENT_TIME",
                        "this goes by event time, but the rows of '" + input + "' have none",
                        "",
                        "an eventTime at the source, and its field in all steps up to here"));
        return timed.isEmpty();
    }

    private void refuseFields(Section window) {
        Stream.of("emission", "allowedLateness")
                .forEach(field -> item.section().node().get(field).ifPresent(node -> binding.problems()
                        .add(
                                node,
                                "WRONG_FIELDS",
                                "a window of the type " + window.variant() + " has no '" + field
                                        + "', as it does not go by event time",
                                "",
                                "")));
    }

    private Optional<ArrivalWindow> count(Section window) {
        Optional<Long> size = window.value(ArrivalGrammar.SIZE, Long.class);
        Optional<Placed<Long>> slide = window.get(ArrivalGrammar.SLIDE, Long.class);
        if (size.isEmpty() || (slide.isEmpty() && window.has(ArrivalGrammar.SLIDE))) {
            return Optional.empty();
        }
        long every = slide.map(Placed::value).orElse(size.get());
        if (every > size.get()) {
            refuse(
                    slide.orElseThrow(),
                    "a slide is no longer than its windows, or rows between them would be lost",
                    "at most " + size.get());
        } else if ((size.get() - 1) / every >= MOST_WINDOWS_OF_ROW) {
            refuse(
                    slide.orElseThrow(),
                    "a row is in at most " + MOST_WINDOWS_OF_ROW + " windows",
                    "at least " + ((size.get() - 1) / MOST_WINDOWS_OF_ROW + 1));
        }
        return Optional.of(new ArrivalWindow.Count(size.get(), every));
    }

    private void refuse(Placed<Long> found, String rule, String expected) {
        binding.problems()
                .add(found.node(), "OUT_OF_BOUNDS", rule, found.value().toString(), expected);
    }

    private Optional<ArrivalWindow> global(Section window) {
        boolean purge = window.value(ArrivalGrammar.PURGE, Boolean.class).orElse(false);
        Optional<Object> given = window.value(ArrivalGrammar.TRIGGER, Object.class);
        Optional<Trigger> trigger = given.flatMap(
                value -> value instanceof Section section ? trigger(section) : Optional.of(new Trigger.EndOfInput()));
        return trigger.map(when -> new ArrivalWindow.Global(when, purge));
    }

    private Optional<Trigger> trigger(Section section) {
        List<String> fields = Stream.of(ArrivalGrammar.ROWS, ArrivalGrammar.CLOCK, ArrivalGrammar.EVENT_TIME)
                .filter(section::has)
                .toList();
        if (fields.size() != 1) {
            binding.problems()
                    .add(
                            section.node(),
                            "WRONG_FIELDS",
                            "a trigger has one of 'rows', 'clock' and 'eventTime'",
                            fields.isEmpty() ? "none" : String.join(", ", fields),
                            "");
            return Optional.empty();
        }
        return switch (fields.getFirst()) {
            case ArrivalGrammar.ROWS ->
                section.value(ArrivalGrammar.ROWS, Long.class).map(Trigger.Rows::new);
            case ArrivalGrammar.CLOCK ->
                section.value(ArrivalGrammar.CLOCK, Duration.class).map(Trigger.Clock::new);
            default -> section.value(ArrivalGrammar.EVENT_TIME, Duration.class).map(Trigger.EventTime::new);
        };
    }
}
