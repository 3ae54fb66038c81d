package io.millrace.benchmarks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.ThreadMXBean;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.Median;
import io.millrace.formats.json.JsonFormat;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case: reads four of the six fields of each record, over and over, and adds them up. */
final class JsonReading {
    private static final int WARM_UP_ROUNDS = 40;
    private static final int ROUNDS = 40;

    private static final Schema SCHEMA = Schema.of(
            Field.required("departure_time", DataType.Scalar.TIMESTAMP),
            Field.nullable("delay_minutes", DataType.Scalar.INT),
            Field.nullable("distance_miles", DataType.Scalar.INT),
            Field.required("region_id", DataType.Scalar.STRING));

    private final RecordDecoder decoder =
            new JsonFormat().decoder(SCHEMA, Options.NONE).orElseThrow();
    private final BatchBuilder rows = new BatchBuilder(SCHEMA, 4096);
    private final JsonFactory jackson = new JsonFactory();

    private JsonReading() {}

    /** Arguments: the directory of the example, {@code millrace} or {@code jackson}, whether keys are shuffled. */
    public static void main(String[] args) throws IOException {
        TripRecords records = TripRecords.read(Path.of(args[0]), Boolean.parseBoolean(args[2]));
        CaseProcess.report(new JsonReading().measure(records, args[1].equals("millrace")));
    }

    /** Processor time and not the clock counts, so that other programs on the machine disturb little. */
    private Map<String, Object> measure(TripRecords records, boolean ours) throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Double> rates = new ArrayList<>();
        long checksum = 0;
        long allocated = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = thread.getCurrentThreadCpuTime();
            long allocatedBefore = thread.getCurrentThreadAllocatedBytes();
            checksum = 0;
            for (RawRecords batch : records.batches()) {
                checksum += ours ? readOurs(batch) : readByJackson(batch);
            }
            if (round >= 0) {
                rates.add(records.count() * 1e9 / (thread.getCurrentThreadCpuTime() - start));
                allocated = thread.getCurrentThreadAllocatedBytes() - allocatedBefore;
            }
        }
        return Map.of("rate", Median.of(rates), "checksum", checksum, "bytes", (double) allocated / records.count());
    }

    private long readOurs(RawRecords records) {
        decoder.decode(records, 0, records.count(), rows, (record, code, message) -> {
            throw new IllegalStateException(code + ": " + message);
        });
        Batch batch = rows.build();
        long[] times = ((LongColumn) batch.column(0)).values();
        int[] delays = ((IntColumn) batch.column(1)).values();
        int[] distances = ((IntColumn) batch.column(2)).values();
        BytesColumn regions = (BytesColumn) batch.column(3);
        long sum = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            sum += times[i] / 1_000_000
                    + delays[i]
                    + distances[i]
                    + regions.data()[regions.start(i)]
                    + regions.length(i);
        }
        return sum;
    }

    /** One parser for all records, fields by the interned names that the parser gives. */
    private long readByJackson(RawRecords records) throws IOException {
        long sum = 0;
        try (JsonParser parser = jackson.createParser(records.data())) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    switch (name) {
                        case "departure_time" -> sum += epochSecond(parser.getTextCharacters(), parser.getTextOffset());
                        case "delay_minutes", "distance_miles" -> sum += parser.getIntValue();
                        case "region_id" ->
                            sum += parser.getTextCharacters()[parser.getTextOffset()] + parser.getTextLength();
                        default -> parser.skipChildren();
                    }
                }
            }
        }
        return sum;
    }

    private static long epochSecond(char[] text, int at) {
        int year = digits(text, at, 4);
        int month = digits(text, at + 5, 2);
        int day = digits(text, at + 8, 2);
        int marchYear = month <= 2 ? year - 1 : year;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long epochDay = marchYear * 365L + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468;
        return epochDay * 86_400
                + digits(text, at + 11, 2) * 3600L
                + digits(text, at + 14, 2) * 60L
                + digits(text, at + 17, 2);
    }

    private static int digits(char[] text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
