package io.millrace.benchmarks.nexmark;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How the bidders of a measurement are not those of Nexmark. */
enum BidderChange {
    /** They are. */
    NONE,
    /** Their numbers are texts. */
    TEXT,
    /** Any of five million, of whom all have bid before the first window ends: all bids happen in one sixteenth of the time. */
    MANY;

    private static final int PEOPLE = 5_000_000;
    private static final int HASTE = 16;
    private static final long SEED = 7;

    /** A job file that reads such bidders. */
    String job(String yaml) {
        return this == TEXT ? yaml.replace("{name: bidder, type: BIGINT}", "{name: bidder, type: STRING}") : yaml;
    }

    /**
     * The same bids by other people.
     *
     * @param batches with bidders that are numbers
     * @param schema the one that is wanted
     */
    List<Batch> change(List<Batch> batches, Schema schema) {
        SplittableRandom random = new SplittableRandom(SEED);
        long first = batches.isEmpty() ? 0 : longs(batches.getFirst(), "dateTime")[0];
        return this == NONE
                ? batches
                : batches.stream()
                        .map(batch -> change(batch, schema, first, random))
                        .toList();
    }

    private Batch change(Batch batch, Schema schema, long first, SplittableRandom random) {
        List<Column> columns = new ArrayList<>(batch.columns());
        int bidder = schema.indexOf("bidder").orElseThrow();
        if (this == TEXT) {
            columns.set(bidder, texts(longs(batch, "bidder"), batch.rowCount()));
        } else {
            long[] people = new long[batch.rowCount()];
            long[] times = longs(batch, "dateTime").clone();
            for (int row = 0; row < people.length; row++) {
                people[row] = random.nextInt(PEOPLE);
                times[row] = first + Math.floorDiv((times[row] - first) / HASTE, 1000) * 1000;
            }
            columns.set(bidder, new LongColumn(people, people.length, Validity.ALL));
            columns.set(schema.indexOf("dateTime").orElseThrow(), new LongColumn(times, times.length, Validity.ALL));
        }
        return Batch.of(schema, columns, batch.rowCount());
    }

    private static Column texts(long[] numbers, int count) {
        BytesColumnBuilder builder = new BytesColumnBuilder(count);
        for (int row = 0; row < count; row++) {
            builder.append(String.valueOf(numbers[row]).getBytes(StandardCharsets.UTF_8));
        }
        return builder.build();
    }

    private static long[] longs(Batch batch, String field) {
        return ((LongColumn) batch.column(batch.schema().indexOf(field).orElseThrow())).values();
    }
}
