package io.millrace.analytics.window;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.WindowFunction;
import io.millrace.model.function.Windows;
import io.millrace.model.invocation.ColumnArguments;
import io.millrace.model.plan.Window;

/** Windows that a function of the job gives for one row after the other. What it gives is not trusted before it is checked. Used by one thread. */
public final class CustomWindows {
    /** Of one row. */
    private static final int MOST = 1000;

    /** Beyond it in either direction, a TIMESTAMP in microseconds ends. */
    private static final long LAST_MILLIS = Long.MAX_VALUE / 1000;

    private final Window.Custom window;
    private final WindowFunction function;
    private final int[] fields;
    private final Column[] columns;
    private final ColumnArguments arguments = new ColumnArguments();
    private final Windows taking = this::add;
    private final long[] starts = new long[MOST];
    private final long[] ends = new long[MOST];
    private int count;
    private long time;

    /** @param input the rows that will come */
    public CustomWindows(Window.Custom window, Schema input) {
        this.window = window;
        this.function = window.newInstance();
        this.fields = window.fields().stream()
                .mapToInt(name -> input.indexOf(name).orElseThrow())
                .toArray();
        this.columns = new Column[fields.length];
    }

    /** The rows that follow are of this batch. */
    public void show(Batch batch) {
        for (int i = 0; i < fields.length; i++) {
            columns[i] = batch.column(fields[i]);
        }
        arguments.show(columns);
    }

    /**
     * Finds the windows of a row of the batch.
     *
     * @return how many there are
     * @throws MillraceException {@code FUNCTION_FAILED} or {@code FUNCTION_RESULT_INVALID}
     */
    public int assign(int row, long timeMicros) {
        count = 0;
        time = Math.floorDiv(timeMicros, 1000L);
        arguments.moveTo(row);
        try {
            function.assign(time, arguments, taking);
        } catch (MillraceException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new MillraceException(
                    "FUNCTION_FAILED",
                    "'" + window + "' failed at " + time + " ms: "
                            + e.toString().strip().replaceAll("\\p{Cntrl}+", " "),
                    e);
        }
        return count;
    }

    /** The first millisecond of a window of the row. */
    public long start(int number) {
        return starts[number];
    }

    /** The first millisecond behind a window of the row. */
    public long end(int number) {
        return ends[number];
    }

    private void add(long start, long end) {
        if (start > time || end <= time || start < -LAST_MILLIS || end > LAST_MILLIS) {
            throw invalid(
                    "the window [" + start + ", " + end + ") for a row of " + time,
                    "a start that is not behind the row's time, and an end that is, in milliseconds since 1970");
        }
        int most = window.signature().merging() ? 1 : MOST;
        if (count == most) {
            throw invalid(
                    "more than " + most + " windows for a row of " + time,
                    most == 1 ? "one, as they merge" : "up to " + most);
        }
        if (count > 0 && (start < starts[count - 1] || (start == starts[count - 1] && end <= ends[count - 1]))) {
            throw invalid(
                    "the window [" + start + ", " + end + ") behind [" + starts[count - 1] + ", " + ends[count - 1]
                            + ")",
                    "windows in ascending order, each once");
        }
        starts[count] = start;
        ends[count++] = end;
    }

    private MillraceException invalid(String found, String expected) {
        return new MillraceException(
                "FUNCTION_RESULT_INVALID", "'" + window + "' gave " + found + "; expected " + expected);
    }
}
