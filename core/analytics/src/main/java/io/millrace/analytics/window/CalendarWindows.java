package io.millrace.analytics.window;

import io.millrace.model.plan.Window.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Days, weeks, months or years as the clocks of a time zone have them, each one slice. Where clocks are put forward over the start of a window, it starts when they
 * have been; where they are put back over it, it starts at the first of the two times.
 */
public final class CalendarWindows implements SlicedWindows {
    private final CalendarUnit unit;
    private final ZoneId zone;
    private final long offsetMillis;

    /** @param offsetMillis how long after midnight by the clock windows start, 0 to a day */
    public CalendarWindows(CalendarUnit unit, ZoneId zone, long offsetMillis) {
        this.unit = unit;
        this.zone = zone;
        this.offsetMillis = offsetMillis;
    }

    @Override
    public boolean isSingleSlice() {
        return true;
    }

    @Override
    public long sliceStart(long eventTimeMicros) {
        long millis = Math.floorDiv(eventTimeMicros, 1000L);
        LocalDate first = firstDay(dayOf(millis));
        // Near a change of clocks the clock alone does not tell on which side of a start an instant is.
        while (startOn(first) > millis) {
            first = firstDay(first.minusDays(1));
        }
        for (LocalDate next = next(first); startOn(next) <= millis; next = next(first)) {
            first = next;
        }
        return startOn(first);
    }

    @Override
    public long sliceEnd(long sliceStart) {
        LocalDate next = firstDay(dayOf(sliceStart));
        while (startOn(next) <= sliceStart) {
            next = next(next);
        }
        return startOn(next);
    }

    @Override
    public long lastEnd(long sliceStart) {
        return sliceEnd(sliceStart);
    }

    @Override
    public long endAfter(long millis) {
        return sliceEnd(sliceStart(millis * 1000));
    }

    @Override
    public long startOf(long end) {
        return sliceStart((end - 1) * 1000);
    }

    /** The day that an instant belongs to if days start so much after midnight, by the clock. */
    private LocalDate dayOf(long millis) {
        return Instant.ofEpochMilli(millis)
                .atZone(zone)
                .toLocalDateTime()
                .minus(offsetMillis, ChronoUnit.MILLIS)
                .toLocalDate();
    }

    private LocalDate firstDay(LocalDate day) {
        return switch (unit) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private LocalDate next(LocalDate first) {
        return switch (unit) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case YEAR -> first.plusYears(1);
        };
    }

    private long startOn(LocalDate first) {
        return first.atStartOfDay()
                .plus(offsetMillis, ChronoUnit.MILLIS)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }
}
