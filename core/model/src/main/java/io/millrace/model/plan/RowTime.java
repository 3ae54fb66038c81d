package io.millrace.model.plan;

/** When the rows of a step happened: what windows go by. */
public sealed interface RowTime {
    /** The TIMESTAMP column that the time is in, or follows from. */
    String field();

    /** A column says when. */
    record Instant(String field) implements RowTime {}

    /**
     * The rows are results of windows, and happened in the last millisecond of theirs.
     *
     * @param start the column with the first instant of the window
     * @param end the column with the first instant behind the window, in whole milliseconds
     */
    record WindowEnd(String start, String end) implements RowTime {
        @Override
        public String field() {
            return end;
        }
    }
}
