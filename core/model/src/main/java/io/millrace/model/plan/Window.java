package io.millrace.model.plan;

import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.function.WindowFunction;
import io.millrace.model.function.WindowSignature;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** How rows are put into windows by event time. */
public sealed interface Window {

    /** Windows that start and end at times that are known without looking at rows. */
    sealed interface Fixed extends Window {
        /** By how much windows start later than they would by themselves. */
        Duration offset();
    }

    /**
     * Windows of equal length, one after the other: {@code [n * size + offset, (n + 1) * size + offset)}.
     *
     * @param size milliseconds resolution, positive
     * @param offset less than {@code size}
     */
    record Tumbling(Duration size, Duration offset) implements Fixed {}

    /**
     * Windows of equal length that overlap: {@code [n * slide + offset, n * slide + offset + size)}.
     *
     * @param size milliseconds resolution, positive
     * @param slide milliseconds resolution, positive, at most {@code size}
     * @param offset less than {@code slide}
     */
    record Sliding(Duration size, Duration slide, Duration offset) implements Fixed {}

    /**
     * Windows that start together and end one after the other: {@code [n * size + offset, n * size + offset + k * step)} with {@code k} from 1
     * to {@code size / step}.
     *
     * @param size of the longest; milliseconds resolution, positive
     * @param step milliseconds resolution, positive, a divisor of {@code size}
     * @param offset less than {@code size}
     */
    record Cumulative(Duration size, Duration step, Duration offset) implements Fixed {}

    /**
     * Days, weeks, months or years of a calendar, one after the other, as long as the clocks of a time zone have them: a day has 23 hours when they are
     * put forward.
     *
     * @param offset how long after midnight, by the clock, a window starts; less than a day
     */
    record Calendar(CalendarUnit unit, ZoneId zone, Duration offset) implements Fixed {}

    /** The length of a window of a calendar; weeks start on Monday. */
    enum CalendarUnit {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /**
     * Rows of a key that follow each other without a longer pause: from the time of the first to that of the last, and the gap behind it.
     *
     * @param gap the longest pause within a window; milliseconds resolution, positive
     */
    record Session(Duration gap) implements Window {}

    /** The window that a row is a result of. The time of the rows is a {@link RowTime.WindowEnd}. */
    record Inherited() implements Window {}

    /**
     * Windows that a function of the job gives for each row.
     *
     * @param function makes instances of {@link WindowFunction}
     * @param fields the columns that it looks at, as many as the signature has parameters
     */
    record Custom(LoadedFunction function, WindowSignature signature, List<String> fields) implements Window {
        public Custom {
            fields = List.copyOf(fields);
        }

        /** An instance, for one thread at a time. */
        public WindowFunction newInstance() {
            return (WindowFunction) function.instances().get();
        }

        /** As a call: {@code shifts(plant)}. */
        @Override
        public String toString() {
            return function + "(" + String.join(", ", fields) + ")";
        }
    }
}
