package io.millrace.vector.metrics;

/** Counts what tables outside are asked for. */
public interface LookupMetrics {
    /**
     * Keys of a batch, each counted once.
     *
     * @param keys different keys that are looked for
     * @param known those of them of which the answer is remembered
     */
    void lookedFor(long keys, long known);

    /** A request goes out. */
    void requested();

    /** A request was answered, so many microseconds after it was first made. */
    void answered(long micros);

    /** A request has failed, or was not answered in time; it may be made again. */
    void failed();

    /** Records that could not be read. */
    void deadLetters(long records);
}
