package io.millrace.peers;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import java.util.function.IntFunction;

/** Reads bids of batches, as many fields as the batches have. */
public final class BidReader {
    private static final long[] NONE = {};
    private static final long MICROS_PER_MILLI = 1000;

    private final IntFunction<String[]> texts;
    private long[] auctions = NONE;
    private long[] bidders = NONE;
    private long[] prices = NONE;
    private long[] times = NONE;
    private String[] extras = {};

    /** @param texts the field {@code extra} of each row of a batch, by its number; empty if the batches have none */
    public BidReader(IntFunction<String[]> texts) {
        this.texts = texts;
    }

    /** What {@code extra} is in each row; empty if there is no such field. Strings are made before anything is measured. */
    public static String[] extras(Batch batch) {
        int field = batch.schema().indexOf("extra").orElse(-1);
        if (field < 0) {
            return new String[0];
        }
        BytesColumn column = (BytesColumn) batch.column(field);
        String[] extras = new String[batch.rowCount()];
        for (int row = 0; row < extras.length; row++) {
            extras[row] = column.string(row);
        }
        return extras;
    }

    /** Goes on with a batch. */
    public void open(Batch batch, int number) {
        auctions = longs(batch, "auction");
        bidders = longs(batch, "bidder");
        prices = longs(batch, "price");
        times = longs(batch, "dateTime");
        extras = texts.apply(number);
    }

    private static long[] longs(Batch batch, String field) {
        Schema schema = batch.schema();
        return schema.indexOf(field).isPresent()
                ? ((LongColumn) batch.column(schema.indexOf(field).orElseThrow())).values()
                : NONE;
    }

    /** Writes a row of the batch into a bid. */
    public void read(int row, Bid bid) {
        if (auctions.length > 0) {
            bid.auction = auctions[row];
        }
        if (bidders.length > 0) {
            bid.bidder = bidders[row];
        }
        if (prices.length > 0) {
            bid.price = prices[row];
        }
        bid.time = times[row] / MICROS_PER_MILLI;
        if (extras.length > 0) {
            bid.extra = extras[row];
        }
    }
}
