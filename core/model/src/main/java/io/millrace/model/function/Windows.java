package io.millrace.model.function;

/** Takes the windows of one row: at most 1000 of them, or one if they merge; each once, by their starts, those of equal starts by their ends, in ascending order. */
public interface Windows {
    /**
     * A window.
     *
     * @param startMillis its first millisecond, since 1970-01-01T00:00:00Z; not behind the row's time
     * @param endMillis the first millisecond behind it; behind the row's time
     */
    void add(long startMillis, long endMillis);
}
