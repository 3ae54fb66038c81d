package io.millrace.connectors.datagen.nexmark;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import java.util.function.IntToLongFunction;

/** What fields of all kinds have in common. */
final class EventColumns {
    private static final long MICROS_PER_MILLI = 1000;

    private EventColumns() {}

    /** A number for each event. */
    static LongColumn longs(int count, IntToLongFunction value) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = value.applyAsLong(i);
        }
        return new LongColumn(values, count, Validity.ALL);
    }

    /** The time of each event. */
    static EventField dateTime(EventTimes times) {
        return new EventField(
                "dateTime",
                Scalar.TIMESTAMP,
                events -> longs(events.count(), i -> times.millis(events.number(i)) * MICROS_PER_MILLI));
    }

    static long micros(long millis) {
        return millis * MICROS_PER_MILLI;
    }
}
