package io.millrace.formats;

import io.millrace.model.spi.RawRecords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records as a connector would deliver them. */
public final class Records {
    /** Stands between records, so that reading beyond the end of one is noticed. */
    private static final byte[] BETWEEN = "9\"}],9e9".getBytes(StandardCharsets.US_ASCII);

    private Records() {}

    public static RawRecords of(String... values) {
        return of(Arrays.stream(values)
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    public static RawRecords of(List<byte[]> values) {
        return withHeader(null, values);
    }

    /** A single record without value. */
    public static RawRecords withoutValue() {
        return records(1, new byte[0], new int[] {0}, new int[] {-1}, null);
    }

    public static RawRecords withHeader(byte @Nullable [] header, List<byte[]> values) {
        return of(header, values, BETWEEN);
    }

    /** Records that stand one behind the other, each but the last with a line end. */
    public static RawRecords lines(List<byte[]> values, String lineEnd) {
        return of(null, values, lineEnd.getBytes(StandardCharsets.UTF_8));
    }

    private static RawRecords of(byte @Nullable [] header, List<byte[]> values, byte[] between) {
        int[] starts = new int[values.size()];
        int[] lengths = new int[values.size()];
        int total = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = total;
            lengths[i] = values.get(i).length;
            total += lengths[i] + (i < starts.length - 1 ? between.length : 0);
        }
        byte[] data = new byte[total];
        for (int i = 0; i < starts.length; i++) {
            System.arraycopy(values.get(i), 0, data, starts[i], lengths[i]);
            if (i < starts.length - 1) {
                System.arraycopy(between, 0, data, starts[i] + lengths[i], between.length);
            }
        }
        return records(starts.length, data, starts, lengths, header);
    }

    private static RawRecords records(int count, byte[] data, int[] starts, int[] lengths, byte @Nullable [] header) {
        long[] offsets = new long[count];
        long[] timestamps = new long[count];
        Arrays.setAll(offsets, i -> i);
        Arrays.fill(timestamps, RawRecords.NO_TIMESTAMP);
        return new RawRecords(
                0,
                "test",
                0,
                count,
                data,
                starts,
                lengths,
                new int[0],
                new int[0],
                offsets,
                timestamps,
                new long[count],
                header);
    }
}
