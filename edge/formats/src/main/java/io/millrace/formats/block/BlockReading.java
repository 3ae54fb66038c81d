package io.millrace.formats.block;

import io.millrace.model.spi.RawRecords;

/** How records of a format are read, many together or each alone. */
public interface BlockReading {
    /** Finds where the values of records {@code from .. to}, at most {@link ValueBlock#ROWS}, stand, from row 0 on, of as many as it can. */
    void locate(RawRecords records, int from, int to);

    /** Whether the values of a row were found. */
    boolean isLocated(int row);

    /**
     * Appends the values of rows {@code from .. to}, which were all found.
     *
     * @return the first row found that is not as it should be, or {@code to}; if there is one, nothing can be said of what was
     *     appended
     */
    int read(byte[] data, int from, int to);

    /**
     * Appends the values of the record {@code data[start .. start + length)}, whatever is in it.
     *
     * @throws io.millrace.formats.MalformedRecord if it is no row; some of its values may have been appended
     */
    void readAlone(byte[] data, int start, int length);
}
