package io.millrace.connectors.handover;

import io.millrace.model.data.Batch;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.TimeSource;
import java.util.Arrays;

/** Writes batches as records, for sources that {@linkplain io.millrace.model.spi.SourceConnector#makesRows make rows}. Used by one thread. */
public final class RecordWriter {
    private static final int[] NO_KEYS = {};

    private final RecordEncoder encoder;
    private final TimeSource time;
    private final String origin;

    /** What the batch before took and a little more, so that most find room at once. */
    private int expectedBytes;

    /** @param origin what the records say that they come from */
    public RecordWriter(RecordEncoder encoder, TimeSource time, String origin) {
        this.encoder = encoder;
        this.time = time;
        this.origin = origin;
    }

    /**
     * @param places that the rows were made of, {@code placeCount} of them
     */
    public RawRecords write(Batch rows, int split, long[] places, int placeCount) {
        EncodedRecords records = new EncodedRecords();
        records.ensure(expectedBytes);
        encoder.encode(rows, records);
        expectedBytes = records.size() + records.size() / 8;
        int count = records.count();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = records.start(i);
            lengths[i] = records.isAbsent(i) ? -1 : records.length(i);
        }
        long[] arrivals = new long[count];
        Arrays.fill(arrivals, time.epochMicros());
        return new RawRecords(
                split,
                origin,
                split,
                count,
                records.data(),
                starts,
                lengths,
                NO_KEYS,
                NO_KEYS,
                offsets(places, placeCount, count),
                noTimestamps(count),
                arrivals,
                encoder.header().orElse(null));
    }

    /** The place of each record; that of the first one if records and places are not one to one. */
    private static long[] offsets(long[] places, int placeCount, int count) {
        long[] offsets = Arrays.copyOf(places, count);
        if (count != placeCount) {
            Arrays.fill(offsets, places[0]);
        }
        return offsets;
    }

    private static long[] noTimestamps(int count) {
        long[] timestamps = new long[count];
        Arrays.fill(timestamps, RawRecords.NO_TIMESTAMP);
        return timestamps;
    }
}
