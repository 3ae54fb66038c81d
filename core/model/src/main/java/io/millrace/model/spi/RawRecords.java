package io.millrace.model.spi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of one split as bytes, in the order of the split. All bytes lie in one array; the arrays are filled by the
 * connector, read by the format and never written once handed over. Arrays may be longer than {@link #count}.
 *
 * @param split the number of the split within its reader
 * @param origin the topic or file that the records come from
 * @param partition the partition within the origin; 0 where there is no such thing
 * @param count the number of records
 * @param data keys and values
 * @param valueStarts where each value starts in {@code data}
 * @param valueLengths the length of each value in bytes; -1 for a record without value
 * @param keyStarts where each key starts; empty if the connector delivers no keys
 * @param keyLengths the length of each key, -1 for a record without key; empty if the connector delivers no keys
 * @param offsets the place of each record in its split: Kafka offset, byte offset of a record in a file
 * @param timestamps what the outside says of each record's time, in milliseconds since the epoch; {@link #NO_TIMESTAMP}
 *     if nothing
 * @param arrivals when each record arrived at the platform, in microseconds since the epoch: the append time where the
 *     broker keeps it, else when the reader received it
 * @param header the first record of the split if the format asks for a header, else null; the same array for all
 *     records of a split
 */
public record RawRecords(
        int split,
        String origin,
        int partition,
        int count,
        byte[] data,
        int[] valueStarts,
        int[] valueLengths,
        int[] keyStarts,
        int[] keyLengths,
        long[] offsets,
        long[] timestamps,
        long[] arrivals,
        byte @Nullable [] header) {

    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    public boolean hasValue(int record) {
        return valueLengths[record] >= 0;
    }

    public boolean hasKey(int record) {
        return keyLengths.length > 0 && keyLengths[record] >= 0;
    }

    /** How many bytes the keys and values of records {@code from .. to} have together. */
    public long byteCount(int from, int to) {
        long bytes = 0;
        for (int record = from; record < to; record++) {
            bytes += Math.max(valueLengths[record], 0);
            if (hasKey(record)) {
                bytes += keyLengths[record];
            }
        }
        return bytes;
    }

    /** A copy of a record's value, null if it has none: for dead letters, not for hot loops. */
    public byte @Nullable [] value(int record) {
        return hasValue(record)
                ? Arrays.copyOfRange(data, valueStarts[record], valueStarts[record] + valueLengths[record])
                : null;
    }

    /** A copy of a record's key, null if it has none: for dead letters, not for hot loops. */
    public byte @Nullable [] key(int record) {
        return hasKey(record)
                ? Arrays.copyOfRange(data, keyStarts[record], keyStarts[record] + keyLengths[record])
                : null;
    }
}
