package io.millrace.connectors.datagen.nexmark;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;

/** What fields of all kinds have in common. */
final class EventColumns {
    private static final long MICROS_PER_MILLI = 1000;

    private EventColumns() {}

    /** A number for each event. */
    static LongColumn longs(long[] values) {
        return new LongColumn(values, values.length, Validity.ALL);
    }

    /** The time of each event. */
    static EventField dateTime(EventTimes times) {
        return new EventField("dateTime", Scalar.TIMESTAMP, events -> {
            long[] values = new long[events.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = micros(times.millis(events.number(i)));
            }
            return longs(values);
        });
    }

    static long micros(long millis) {
        return millis * MICROS_PER_MILLI;
    }
}
