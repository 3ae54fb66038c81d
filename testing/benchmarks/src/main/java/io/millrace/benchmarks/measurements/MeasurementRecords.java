package io.millrace.benchmarks.measurements;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What sensors on their way report, as JSON or as CSV, in batches as a source would deliver them; the same for each seed. */
record MeasurementRecords(List<RawRecords> batches, int count) {
    static final Schema SCHEMA = Schema.of(
            Field.required("sensor", Scalar.BIGINT),
            Field.nullable("temperature", Scalar.DOUBLE),
            Field.required("latitude", Scalar.DOUBLE),
            Field.required("longitude", Scalar.DOUBLE),
            Field.nullable("altitude", Scalar.INT),
            Field.nullable("packets", Scalar.BIGINT),
            Field.required("charging", Scalar.BOOLEAN),
            Field.nullable("faulty", Scalar.BOOLEAN));

    private static final int BATCHES = 24;
    private static final int BATCH_SIZE = 4096;
    private static final long SEED = 1;

    static MeasurementRecords make(boolean json) {
        Random random = new Random(SEED);
        List<RawRecords> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            batches.add(batch(json, random));
        }
        return new MeasurementRecords(batches, BATCHES * BATCH_SIZE);
    }

    private static RawRecords batch(boolean json, Random random) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int[] starts = new int[BATCH_SIZE];
        int[] lengths = new int[BATCH_SIZE];
        for (int i = 0; i < BATCH_SIZE; i++) {
            List<String> values = values(random);
            byte[] record = (json ? object(values) : String.join(",", values)).getBytes(StandardCharsets.UTF_8);
            starts[i] = data.size();
            lengths[i] = record.length;
            data.writeBytes(record);
            data.write('\n');
        }
        return new RawRecords(
                0,
                "measurements",
                0,
                BATCH_SIZE,
                data.toByteArray(),
                starts,
                lengths,
                new int[0],
                new int[0],
                new long[BATCH_SIZE],
                new long[BATCH_SIZE],
                new long[BATCH_SIZE],
                null);
    }

    private static String object(List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i ->
                        '"' + SCHEMA.field(i).name() + "\":" + (values.get(i).isEmpty() ? "null" : values.get(i)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A value for each field; nothing for null. */
    private static List<String> values(Random random) {
        return List.of(
                "" + (1000 + random.nextInt(100_000)),
                random.nextInt(20) == 0 ? "" : decimal(random.nextDouble() * 60 - 20, 1 + random.nextInt(2)),
                decimal(random.nextDouble() * 180 - 90, 6),
                decimal(random.nextDouble() * 360 - 180, 6),
                random.nextInt(20) == 0 ? "" : "" + (random.nextInt(3000) - 500),
                random.nextInt(10) == 0 ? "" : "" + random.nextLong(10_000_000_000L),
                "" + random.nextBoolean(),
                random.nextInt(20) == 0 ? "" : "" + random.nextBoolean());
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
