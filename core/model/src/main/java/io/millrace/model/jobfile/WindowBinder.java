package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Capability;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import java.time.Duration;
import java.util.ArrayList;
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

    WindowBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
        this.schema = rows.schema();
    }

    Bound bind() {
        Section section = item.section();
        if (rows.timeField().isEmpty()) {
            reportNoTime();
        }
        Set<String> names = new HashSet<>(Set.of(WindowAggregate.WINDOW_START, WindowAggregate.WINDOW_END));
        Optional<List<String>> groupBy = groupBy(names);
        Optional<Window> window = section.section("window").flatMap(this::window);
        Optional<List<Aggregate>> aggregates = aggregates(names);
        if (rows.timeField().isEmpty() || groupBy.isEmpty() || window.isEmpty() || aggregates.isEmpty()) {
            return Bound.NOTHING;
        }
        WindowAggregate step = new WindowAggregate(
                item.id(),
                input,
                schema,
                rows.timeField().get(),
                groupBy.get(),
                window.get(),
                aggregates.get(),
                section.value("allowedLateness", Duration.class).orElse(Duration.ZERO));
        return new Bound(Optional.of(step), Optional.of(new Output(step.schema(), Optional.empty())));
    }

    private void reportNoTime() {
        if (schema.contains(WindowAggregate.WINDOW_START) && schema.contains(WindowAggregate.WINDOW_END)) {
            binding.require(Capability.WINDOW_OF_WINDOW, item.section().node(), "");
            return;
        }
        binding.problems()
                .add(
                        item.section().node(),
                        "NO_EVENT_TIME",
                        "windows need the event time, but the rows of '" + input + "' have none",
                        "",
                        "an eventTime at the source, and its field in all steps up to here");
    }

    private Optional<List<String>> groupBy(Set<String> names) {
        List<String> keys = new ArrayList<>();
        for (Placed<?> key : item.section().items("groupBy")) {
            Placed<String> name = new Placed<>((String) key.value(), key.node());
            if (!names.add(name.value())) {
                SchemaBinder.duplicate(binding, name);
            } else {
                binding.singleColumn(name, schema, "groupBy").ifPresent(keys::add);
            }
        }
        return complete("groupBy", keys.size()) ? Optional.of(keys) : Optional.empty();
    }

    /** Whether a list of the file, if it is there, has as many items as were read. */
    private boolean complete(String field, int read) {
        Optional<Node> node = item.section().node().get(field);
        return node.isEmpty()
                || (node.get() instanceof Node.Sequence sequence
                        && sequence.items().size() == read);
    }

    /** Empty if a field is missing or wrong by itself. What is wrong in its relation to others is reported, and stays, so that the steps behind are checked. */
    private Optional<Window> window(Section section) {
        return section.variant().equals(StepGrammar.SESSION)
                ? section.value("gap", Duration.class).map(Window.Session::new)
                : fixed(section);
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

    private Optional<List<Aggregate>> aggregates(Set<String> names) {
        List<Aggregate> aggregates = new ArrayList<>();
        AggregateBinder binder = new AggregateBinder(binding, schema);
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
}
