package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.RowTime;

/** When the rows of a batch happened. Used by one thread. */
final class EventTimes {
    private static final long LAST_OF_WINDOW_MICROS = 1000;

    private final int field;
    private final boolean resultsOfWindows;
    private long[] times = new long[0];

    EventTimes(RowTime time, Schema schema) {
        this.field = schema.indexOf(time.field()).orElseThrow();
        this.resultsOfWindows = switch (time) {
            case RowTime.Instant instant -> false;
            case RowTime.WindowEnd window -> true;
        };
    }

    /** The event time of each row in microseconds, of those that are not selected anything. Not to be written, and valid until the next call. */
    long[] of(Batch batch) {
        long[] values = ((LongColumn) batch.column(field)).values();
        if (!resultsOfWindows) {
            return values;
        }
        int count = batch.rowCount();
        times = times.length < count ? new long[count] : times;
        for (int i = 0; i < count; i++) {
            times[i] = values[i] - LAST_OF_WINDOW_MICROS;
        }
        return times;
    }
}
