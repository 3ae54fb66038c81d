package io.millrace.conformance.harness;

import io.millrace.conformance.reference.ReferenceRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Made-up readings of devices in rooms, one row in twenty without a device, a room or a value; and jobs that read them. */
public final class Readings {
    private static final String JOB = """
            name: readings
            configuration:
              sources:
                - id: readings
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: device, type: STRING}
                    - {name: room, type: INT}
                    - {name: value, type: BIGINT}
                  eventTime: {field: at, maxOutOfOrderness: 2s}
              steps:
            %s
              sinks:
                - {id: out, inputs: %s, connector: console, format: json}
                - {id: late, inputs: %s.late, connector: console, format: json}
            """;

    private Readings() {}

    /**
     * A job with two sinks, {@code out} and {@code late}.
     *
     * @param steps as a list, not indented
     * @param result the step whose rows and late rows the sinks take
     */
    public static String job(String steps, String result) {
        return JOB.formatted(steps.indent(4), result, result);
    }

    /** The same with a third sink, {@code between}, for the rows of another step. */
    public static String job(String steps, String result, String between) {
        return job(steps, result)
                + "    - {id: between, inputs: %s, connector: console, format: json}\n".formatted(between);
    }

    /**
     * Rows of up to 1,500 devices and rooms.
     *
     * @param every how much later a row is than the one before
     * @param disorder less than that every row may be later still
     */
    public static List<ReferenceRow> rows(Random random, int count, Duration every, Duration disorder) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long later = disorder.isZero() ? 0 : random.nextLong(disorder.toMillis());
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(i * every.toMillis() + later));
            values.put("device", random.nextInt(20) == 0 ? null : "device " + random.nextInt(300));
            values.put("room", random.nextInt(20) == 0 ? null : random.nextInt(5));
            values.put("value", random.nextInt(20) == 0 ? null : (long) random.nextInt(1000));
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    /** The rows as records, divided among splits in turn. */
    public static List<List<String>> splits(List<ReferenceRow> rows, int count) {
        List<List<String>> splits = new ArrayList<>();
        for (int split = 0; split < count; split++) {
            splits.add(new ArrayList<>());
        }
        for (int i = 0; i < rows.size(); i++) {
            splits.get(i % count).add(json(rows.get(i)));
        }
        return splits;
    }

    private static String json(ReferenceRow row) {
        String device = row.get("device") == null ? "null" : "\"" + row.get("device") + "\"";
        return "{\"at\":\"%s\",\"device\":%s,\"room\":%s,\"value\":%s}"
                .formatted(row.get("at"), device, row.get("room"), row.get("value"));
    }
}
