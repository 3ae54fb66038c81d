package io.millrace.model.spi;

/** Finds the ends of records in a stream of bytes. What it finds depends on nothing but these, so that reading can
 * go on at any start of a record. Used by one thread. */
public interface RecordFramer {
    /** Not enough bytes to see the end of the record. */
    int INCOMPLETE = -1;

    /** Whether the first record of a stream names the fields and is no row. */
    boolean hasHeader();

    /**
     * Where the record that starts at {@code from} ends: the index just behind its terminator.
     *
     * @param to the end of the bytes at hand, exclusive
     * @param last whether the stream ends at {@code to}, so that the rest is a record even without terminator
     * @return the index behind the record, or {@link #INCOMPLETE}
     */
    int end(byte[] data, int from, int to, boolean last);

    /**
     * Appends the ends of records, the first of which starts at {@code from}, to {@code ends} from {@code count} on.
     *
     * @return how many {@code ends} then has; {@code count} if it is full or the first record is {@link #INCOMPLETE}
     */
    default int ends(byte[] data, int from, int to, boolean last, int[] ends, int count) {
        int start = from;
        int found = count;
        while (start < to && found < ends.length) {
            int end = end(data, start, to, last);
            if (end == INCOMPLETE) {
                break;
            }
            ends[found++] = end;
            start = end;
        }
        return found;
    }

    /** The length of the record in {@code data[from .. end)} without its terminator. */
    int contentLength(byte[] data, int from, int end);
}
