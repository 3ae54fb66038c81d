package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.plan.EventTime.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills the field of the event time from the clock. */
record ClockStamps(Schema schema, int field, Origin origin) {

    /**
     * Rows with their times.
     *
     * @param rows of the records of the slice, without the field, all of which count
     * @param malformed knows which of the records are no rows
     * @param nowMicros the time at which they are taken in
     * @param leastMicros no row gets an earlier time: event time has come so far
     */
    Batch stamp(Batch rows, SplitSlices.Slice slice, MalformedRows malformed, long nowMicros, long leastMicros) {
        long[] times = rows.memory().longs(rows.rowCount());
        switch (origin) {
            case ROW -> throw new IllegalStateException("rows have their times");
            case INGESTION -> arrivals(slice, malformed, times, rows.rowCount(), leastMicros);
            case PROCESSING -> Arrays.fill(times, 0, rows.rowCount(), Math.max(nowMicros, leastMicros));
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.add(field, new LongColumn(times, rows.rowCount(), Validity.ALL));
        return Batch.of(schema, columns, rows.rowCount(), rows.memory());
    }

    private static void arrivals(
            SplitSlices.Slice slice, MalformedRows malformed, long[] times, int rows, long leastMicros) {
        long[] arrivals = slice.records().arrivals();
        if (slice.count() == 1) {
            Arrays.fill(times, 0, rows, Math.max(arrivals[slice.from()], leastMicros));
            return;
        }
        int row = 0;
        for (int record = slice.from(); record < slice.to(); record++) {
            if (!malformed.isReported(record)) {
                times[row++] = Math.max(arrivals[record], leastMicros);
            }
        }
    }
}
