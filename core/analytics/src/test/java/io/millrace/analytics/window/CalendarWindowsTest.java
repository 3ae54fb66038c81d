package io.millrace.analytics.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.plan.Window.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarWindowsTest {
    /** 1900 to 2200, in milliseconds. */
    private static final long EARLIEST = -2_208_988_800_000L;

    private static final long LATEST = 7_258_118_400_000L;

    @ParameterizedTest
    @CsvSource({
        // A common day, a day of 23 hours, a day of 25 hours.
        "DAY, Europe/Berlin, 0, 2026-06-10T12:00:00, 2026-06-10T00:00:00+02:00, PT24H",
        "DAY, Europe/Berlin, 0, 2026-03-29T12:00:00, 2026-03-29T00:00:00+01:00, PT23H",
        "DAY, Europe/Berlin, 0, 2026-10-25T12:00:00, 2026-10-25T00:00:00+02:00, PT25H",
        "DAY, Europe/Berlin, 6, 2026-06-10T05:59:59, 2026-06-09T06:00:00+02:00, PT24H",
        "DAY, Europe/Berlin, 6, 2026-06-10T06:00:00, 2026-06-10T06:00:00+02:00, PT24H",
        // Clocks were put forward from 02:00 to 03:00.
        "DAY, Europe/Berlin, 2, 2026-03-29T12:00:00, 2026-03-29T03:00:00+02:00, PT23H",
        // In Beirut at midnight.
        "DAY, Asia/Beirut, 0, 2026-03-29T12:00:00, 2026-03-29T01:00:00+03:00, PT23H",
        // Samoa left out the 30th of December 2011.
        "DAY, Pacific/Apia, 0, 2011-12-31T12:00:00, 2011-12-31T00:00:00+14:00, PT24H",
        "WEEK, UTC, 0, 2026-11-22T23:59:59, 2026-11-16T00:00:00Z, PT168H",
        "MONTH, America/New_York, 0, 2026-02-28T23:00:00, 2026-02-01T00:00:00-05:00, PT672H",
        "YEAR, Asia/Kathmandu, 0, 2024-07-01T00:00:00, 2024-01-01T00:00:00+05:45, PT8784H"
    })
    void startAndEndByTheClock(
            CalendarUnit unit, String zone, int offsetHours, LocalDateTime local, String start, Duration length) {
        CalendarWindows windows = new CalendarWindows(
                unit, ZoneId.of(zone), Duration.ofHours(offsetHours).toMillis());
        long micros = local.atZone(ZoneId.of(zone)).toInstant().toEpochMilli() * 1000;

        long found = windows.sliceStart(micros);

        assertThat(Instant.ofEpochMilli(found))
                .isEqualTo(ZonedDateTime.parse(start).toInstant());
        assertThat(Duration.ofMillis(windows.sliceEnd(found) - found)).isEqualTo(length);
    }

    @Property
    void holdEveryInstantOnce(
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long millis,
            @ForAll CalendarUnit unit,
            @ForAll @IntRange(max = 24 * 60 - 1) int offsetMinutes,
            @ForAll @IntRange(max = 5) int zone) {
        String name = new String[] {
                    "UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Beirut", "Pacific/Apia", "Australia/Lord_Howe"
                }
                [zone];
        CalendarWindows windows = new CalendarWindows(unit, ZoneId.of(name), offsetMinutes * 60_000L);

        long start = windows.sliceStart(millis * 1000);
        long end = windows.sliceEnd(start);

        assertThat(start).isLessThanOrEqualTo(millis);
        assertThat(end).isGreaterThan(millis);
        assertThat(windows.sliceStart(start * 1000)).isEqualTo(start);
        assertThat(windows.sliceStart((end - 1) * 1000)).isEqualTo(start);
        assertThat(windows.sliceStart(end * 1000)).isEqualTo(end);
        assertThat(windows.startOf(end)).isEqualTo(start);
        assertThat(windows.endAfter(millis)).isEqualTo(end);
    }
}
