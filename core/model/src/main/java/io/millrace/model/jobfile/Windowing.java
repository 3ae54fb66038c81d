package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.expression.TimeFormat;
import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Capability;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What windowed steps have in common: the event time, the key and the windows. */
final class Windowing {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Output rows;

    Windowing(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
    }

    /** When the rows happened; reports it if that is not known. */
    Optional<RowTime> time() {
        if (rows.time().isEmpty()) {
            binding.problems()
                    .add(
                            item.section().node(),
                            "NO_EVENT_TIME",
                            "windows need the event time, but the rows of '" + input + "' have none",
                            "",
                            "an eventTime at the source, and its field in all steps up to here; behind another window, its window_start and window_end");
        }
        rows.time()
                .filter(RowTime.WindowEnd.class::isInstance)
                .ifPresent(time -> binding.require(
                        Capability.WINDOW_OF_WINDOW, item.section().node(), ""));
        return rows.time();
    }

    /**
     * The fields of the key; reports those that are unknown, or stand twice.
     *
     * @param names those that the result has already, to which these are added
     */
    Optional<List<String>> groupBy(Set<String> names) {
        List<String> keys = new ArrayList<>();
        for (Placed<?> key : item.section().items("groupBy")) {
            Placed<String> name = new Placed<>((String) key.value(), key.node());
            if (!names.add(name.value())) {
                SchemaBinder.duplicate(binding, name);
            } else {
                binding.singleColumn(name, rows.schema(), "groupBy").ifPresent(keys::add);
            }
        }
        return complete("groupBy", keys.size()) ? Optional.of(keys) : Optional.empty();
    }

    /**
     * The aggregates; reports names that stand twice.
     *
     * @param names those that the result has already, to which these are added
     * @return empty if there are none, or one of them is wrong
     */
    Optional<List<Aggregate>> aggregates(AggregateBinder binder, Set<String> names) {
        List<Aggregate> aggregates = new ArrayList<>();
        for (Section section : item.section().sections("aggregates")) {
            Optional<Placed<String>> name = section.get("name", String.class);
            if (name.isPresent() && !names.add(name.get().value())) {
                SchemaBinder.duplicate(binding, name.get());
            } else {
                binder.bind(section).ifPresent(aggregates::add);
            }
        }
        boolean complete = item.section().has("aggregates") && complete("aggregates", aggregates.size());
        return complete ? Optional.of(aggregates) : Optional.empty();
    }

    /** Reports aggregates that refer to the length of a window, for windows that have none that they share. */
    void refuseRates(String window) {
        for (Section aggregate : item.section().sections("aggregates")) {
            if (aggregate
                    .value("function", String.class)
                    .filter(Aggregate.Function.RATE.name()::equals)
                    .isPresent()) {
                binding.problems()
                        .add(
                                aggregate.node().get("function").orElseThrow(),
                                "WRONG_FIELDS",
                                "RATE is not computed in " + window + " windows",
                                "",
                                "COUNT, and a map step that divides it by the length of the window");
            }
        }
    }

    /** Whether a list of the file, if it is there, has as many items as were read. */
    boolean complete(String field, int read) {
        Optional<Node> node = item.section().node().get(field);
        return node.isEmpty()
                || (node.get() instanceof Node.Sequence sequence
                        && sequence.items().size() == read);
    }

    /** Empty if a field is missing or wrong by itself. What is wrong in its relation to others is reported, and stays, so that the steps behind are checked. */
    Optional<Window> window(Section section) {
        return switch (section.variant()) {
            case StepGrammar.SESSION -> section.value("gap", Duration.class).map(Window.Session::new);
            case StepGrammar.CALENDAR -> calendar(section);
            case StepGrammar.CUSTOM -> new CustomWindowBinder(binding, rows.schema(), section).bind();
            case StepGrammar.INHERITED -> {
                checkInherited(section);
                yield Optional.of(new Window.Inherited());
            }
            default -> fixed(section);
        };
    }

    private void checkInherited(Section section) {
        if (rows.time().isPresent() && !(rows.time().get() instanceof RowTime.WindowEnd)) {
            binding.problems()
                    .add(
                            section.node(),
                            "NO_WINDOW",
                            "the rows of '" + input + "' are not the results of a window, which they could inherit",
                            "",
                            "windows of another type, or a windowAggregate before, and its window_start and window_end in all steps up to here");
        }
    }

    private Optional<Window> calendar(Section section) {
        Optional<String> unit = section.value("unit", String.class);
        Optional<Placed<String>> name = section.get("zone", String.class);
        Optional<ZoneId> zone =
                name.map(Placed::value).or(() -> Optional.of("UTC")).flatMap(TimeFormat::zone);
        if (name.isPresent() && zone.isEmpty()) {
            binding.problems()
                    .add(
                            name.get().node(),
                            "UNKNOWN_VALUE",
                            "there is no such time zone",
                            name.get().value(),
                            "a name of the tz database such as Europe/Berlin, or an offset such as +02:00");
        }
        Duration offset = section.value("offset", Duration.class).orElse(Duration.ZERO);
        return unit.flatMap(
                text -> zone.map(known -> new Window.Calendar(Window.CalendarUnit.valueOf(text), known, offset)));
    }

    private Optional<Window> fixed(Section section) {
        Optional<Placed<Duration>> size = section.get("size", Duration.class);
        Optional<Placed<Duration>> slide = section.get("slide", Duration.class);
        Optional<Placed<Duration>> step = section.get("step", Duration.class);
        Optional<Placed<Duration>> offset = section.get("offset", Duration.class);
        Duration shift = offset.map(Placed::value).orElse(Duration.ZERO);
        boolean slides = section.variant().equals(StepGrammar.SLIDING);
        Optional<Placed<Duration>> period = slides ? slide : size;
        if (offset.isPresent()
                && period.isPresent()
                && shift.compareTo(period.get().value()) >= 0) {
            refuse(
                    offset.get(),
                    "the offset is less than the " + (slides ? "slide" : "size"),
                    "less than",
                    period.get());
        }
        if (size.isPresent()
                && slide.isPresent()
                && slide.get().value().compareTo(size.get().value()) > 0) {
            refuse(
                    slide.get(),
                    "a slide is no longer than its windows, or rows between them would be lost",
                    "at most",
                    size.get());
        }
        if (size.isPresent()
                && step.isPresent()
                && size.get().value().toMillis() % step.get().value().toMillis() != 0) {
            refuse(step.get(), "the size is a multiple of the step", "a divisor of", size.get());
        }
        if (size.isEmpty()) {
            return Optional.empty();
        }
        Duration length = size.get().value();
        return switch (section.variant()) {
            case StepGrammar.TUMBLING -> Optional.of(new Window.Tumbling(length, shift));
            case StepGrammar.SLIDING -> slide.map(every -> new Window.Sliding(length, every.value(), shift));
            case StepGrammar.CUMULATIVE -> step.map(each -> new Window.Cumulative(length, each.value(), shift));
            default -> throw new IllegalStateException("no window is called '" + section.variant() + "'");
        };
    }

    private void refuse(Placed<Duration> found, String rule, String relation, Placed<Duration> other) {
        binding.problems()
                .add(
                        found.node(),
                        "OUT_OF_BOUNDS",
                        rule,
                        DurationText.format(found.value()),
                        relation + " " + DurationText.format(other.value()));
    }
}
