package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.EventTime.Origin;
import io.millrace.model.plan.EventTime.Watermarks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes event times of sources. */
final class EventTimeBinder {
    /** What says how far rows may be trusted, and so means nothing where the clock stamps them. */
    private static final List<String> OF_ROWS = List.of("idleTimeout", "maxDrift", "maxAhead", "replaySpeed");

    private final Binding binding;

    EventTimeBinder(Binding binding) {
        this.binding = binding;
    }

    /** The event time, if its field is named. What is wrong with it is reported. */
    Optional<EventTime> bind(Section section, Optional<Schema> schema) {
        Optional<Placed<String>> field = section.get("field", String.class);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        schema.ifPresent(columns -> checkType(field.get(), columns));
        Origin origin = section.value("from", String.class).map(Origin::valueOf).orElse(Origin.ROW);
        checkClock(section, origin);
        if (origin != Origin.ROW) {
            schema.filter(columns ->
                            columns.size() == 1 && columns.contains(field.get().value()))
                    .ifPresent(columns -> binding.problems()
                            .add(
                                    field.get().node(),
                                    "NO_COLUMNS",
                                    "the clock fills this field, and there is no other to read",
                                    field.get().value(),
                                    "another field in the schema"));
        }
        return Optional.of(new EventTime(
                field.get().value(),
                origin,
                section.value("maxOutOfOrderness", Duration.class).orElse(Duration.ZERO),
                section.value("idleTimeout", Duration.class),
                section.value("maxDrift", Duration.class),
                section.value("maxAhead", Duration.class),
                section.value("replaySpeed", Double.class)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                watermarks(section)));
    }

    private void checkType(Placed<String> field, Schema columns) {
        binding.column(field, columns).ifPresent(name -> {
            DataType type = columns.field(columns.indexOf(name).orElseThrow()).type();
            if (type != DataType.Scalar.TIMESTAMP) {
                binding.problems()
                        .add(
                                field.node(),
                                "WRONG_TYPE",
                                "the event time is a field of type TIMESTAMP, not " + type,
                                name,
                                "");
            }
        });
    }

    private void checkClock(Section section, Origin origin) {
        if (origin == Origin.ROW) {
            return;
        }
        for (String setting : OF_ROWS) {
            if (section.has(setting)) {
                refuse(section, setting, origin);
            }
        }
        // Rows are stamped in the order in which they are taken in: there is no disorder.
        if (origin == Origin.PROCESSING && section.has("maxOutOfOrderness")) {
            refuse(section, "maxOutOfOrderness", origin);
        }
    }

    private void refuse(Section section, String setting, Origin origin) {
        binding.problems()
                .add(
                        section.node().get(setting).orElseThrow(),
                        "CONTRADICTION",
                        "'" + setting + "' is about times that rows have with them, but from: " + origin
                                + " takes them from the clock",
                        "",
                        "no '" + setting + "', or from: ROW");
    }

    private Watermarks watermarks(Section section) {
        Optional<Duration> interval = section.value("watermarkInterval", Duration.class);
        Optional<Placed<Long>> events = section.get("watermarkEvents", Long.class);
        if (interval.isPresent() && events.isPresent()) {
            binding.problems()
                    .add(
                            events.get().node(),
                            "CONTRADICTION",
                            "watermarks are told by the clock or by the number of events, not by both",
                            "" + events.get().value(),
                            "one of watermarkInterval and watermarkEvents");
        }
        return interval.<Watermarks>map(Watermarks.Periodic::new)
                .or(() -> events.map(placed -> new Watermarks.EveryRows(placed.value())))
                .orElse(new Watermarks.EachBatch());
    }
}
