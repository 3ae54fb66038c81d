package io.millrace.benchmarks.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded bids as Nexmark has them, in batches of columns. */
final class Bids {
    static final Schema SCHEMA = Schema.of(
            Field.required("auction", Scalar.BIGINT),
            Field.required("bidder", Scalar.BIGINT),
            Field.required("price", Scalar.BIGINT),
            Field.required("date_time", Scalar.TIMESTAMP));

    /**
     * The rows of a batch: four times as many as a source that decodes gives at a time. Where columns come from memory, fewer and longer stretches of it are read
     * faster, and five columns of such a batch still fit into the second cache.
     */
    static final int BATCH_ROWS = 8192;

    private static final long SEED = 42;
    private static final long FIRST_MICROS = 1_750_000_000_000_000L;

    private final List<Batch> batches = new ArrayList<>();
    private final int rows;

    /** @param rows a multiple of {@link #BATCH_ROWS} */
    Bids(int rows) {
        this.rows = rows;
        SplittableRandom random = new SplittableRandom(SEED);
        for (int from = 0; from < rows; from += BATCH_ROWS) {
            long[] auctions = new long[BATCH_ROWS];
            long[] bidders = new long[BATCH_ROWS];
            long[] prices = new long[BATCH_ROWS];
            long[] times = new long[BATCH_ROWS];
            for (int row = 0; row < BATCH_ROWS; row++) {
                auctions[row] = random.nextLong(1000, 101_000);
                bidders[row] = random.nextLong(1000, 51_000);
                prices[row] = random.nextLong(1, 10_000_000);
                times[row] = FIRST_MICROS + (from + row) * 10L;
            }
            batches.add(Batch.of(
                    SCHEMA, List.of(column(auctions), column(bidders), column(prices), column(times)), BATCH_ROWS));
        }
    }

    private static LongColumn column(long[] values) {
        return new LongColumn(values, values.length, Validity.ALL);
    }

    List<Batch> batches() {
        return batches;
    }

    int rows() {
        return rows;
    }

    /** The value of a column of the schema. */
    static long value(Batch batch, int column, int row) {
        return ((LongColumn) batch.column(column)).values()[row];
    }
}
