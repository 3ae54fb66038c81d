package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeFunctionsTest {
    private static final Instant FIRST = Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS);

    private static Instant time(String text) {
        return Instant.parse(text);
    }

    static Stream<Arguments> results() {
        Instant late = time("2024-08-15T23:59:59.999999Z");
        Instant early = time("1969-12-31T23:59:59.999999Z");
        return Stream.of(
                truncated("MICROSECOND", "", late, late),
                truncated("millisecond", "", late, time("2024-08-15T23:59:59.999Z")),
                truncated("SECOND", "", early, time("1969-12-31T23:59:59Z")),
                truncated("MINUTE", "", early, time("1969-12-31T23:59:00Z")),
                truncated("HOUR", "", early, time("1969-12-31T23:00:00Z")),
                truncated("DAY", "", early, time("1969-12-31T00:00:00Z")),
                truncated("WEEK", "", late, time("2024-08-12T00:00:00Z")),
                truncated("WEEK", "", time("2024-08-12T00:00:00Z"), time("2024-08-12T00:00:00Z")),
                truncated("MONTH", "", late, time("2024-08-01T00:00:00Z")),
                truncated("QUARTER", "", late, time("2024-07-01T00:00:00Z")),
                truncated("YEAR", "", early, time("1969-01-01T00:00:00Z")),
                truncated("HOUR", "Asia/Kolkata", late, time("2024-08-15T23:30:00Z")),
                truncated("DAY", "Europe/Berlin", late, time("2024-08-15T22:00:00Z")),
                truncated("DAY", "+02:00", late, time("2024-08-15T22:00:00Z")),
                // Days of 23 and 25 hours.
                truncated("DAY", "Europe/Berlin", time("2024-03-31T12:00:00Z"), time("2024-03-30T23:00:00Z")),
                truncated("DAY", "Europe/Berlin", time("2024-10-27T12:00:00Z"), time("2024-10-26T22:00:00Z")),
                truncated("HOUR", "Europe/Berlin", time("2024-10-27T00:30:00Z"), time("2024-10-27T00:00:00Z")),
                truncated("HOUR", "Europe/Berlin", time("2024-10-27T01:30:00Z"), time("2024-10-27T01:00:00Z")),
                truncated("YEAR", "America/New_York", time("2024-01-01T04:59:00Z"), time("2023-01-01T05:00:00Z")),
                arguments("DATE_TRUNC('DAY', u)", values(), null),
                arguments("DATE_TRUNC('MICROSECOND', CAST(l AS TIMESTAMP))", values("l", Long.MIN_VALUE), FIRST),
                arguments("EXTRACT(MICROSECOND FROM u)", values("u", early), 999_999L),
                arguments("EXTRACT('MILLISECOND', u)", values("u", early), 999L),
                arguments("EXTRACT(SECOND FROM u)", values("u", early), 59L),
                arguments("EXTRACT(MINUTE FROM u)", values("u", early), 59L),
                arguments("EXTRACT(HOUR FROM u)", values("u", early), 23L),
                arguments("EXTRACT(DAY FROM u)", values("u", early), 31L),
                arguments("EXTRACT(MONTH FROM u)", values("u", early), 12L),
                arguments("EXTRACT(YEAR FROM u)", values("u", early), 1969L),
                arguments("EXTRACT(QUARTER FROM u)", values("u", late), 3L),
                arguments("EXTRACT(DOW FROM u)", values("u", late), 4L),
                arguments("EXTRACT(DOY FROM u)", values("u", time("2024-12-31T00:00:00Z")), 366L),
                arguments("EXTRACT(WEEK FROM u)", values("u", time("2024-12-31T00:00:00Z")), 1L),
                arguments("EXTRACT(ISO_YEAR FROM u)", values("u", time("2024-12-31T00:00:00Z")), 2025L),
                arguments("EXTRACT('HOUR', u, 'Asia/Kolkata')", values("u", late), 5L),
                arguments("EXTRACT('MINUTE', u, 'Asia/Kolkata')", values("u", late), 29L),
                arguments("EXTRACT('DAY', u, '+00:30')", values("u", late), 16L),
                arguments("EXTRACT(YEAR FROM CAST(l AS TIMESTAMP))", values("l", Long.MIN_VALUE), -290_308L),
                arguments("EXTRACT(HOUR FROM u)", values(), null),
                arguments("EXTRACT(HOUR FROM '2001-01-31T14:05:00Z')", values(), 14L),
                arguments(
                        "FORMAT_TIMESTAMP(u, 'yyyy-MM-dd''T''HH:mm:ss.SSSSSS')",
                        values("u", late),
                        "2024-08-15T23:59:59.999999"),
                arguments("FORMAT_TIMESTAMP(u, 'EEE d MMM yyyy, h a')", values("u", late), "Thu 15 Aug 2024, 11 PM"),
                arguments("FORMAT_TIMESTAMP(u, 'HH:mm xxx', 'Europe/Berlin')", values("u", late), "01:59 +02:00"),
                arguments("FORMAT_TIMESTAMP(u, 'yyyy')", values(), null),
                parsed("2024-08-15 23:59:59", "yyyy-MM-dd HH:mm:ss", "", time("2024-08-15T23:59:59Z")),
                parsed("2024-08-15 23:59:59", "yyyy-MM-dd HH:mm:ss", "America/New_York", time("2024-08-16T03:59:59Z")),
                parsed(
                        "2024-08-15 23:59 +05:30",
                        "yyyy-MM-dd HH:mm xxx",
                        "America/New_York",
                        time("2024-08-15T18:29:00Z")),
                parsed("15.08.2024", "dd.MM.yyyy", "", time("2024-08-15T00:00:00Z")),
                parsed("08/2024", "MM/yyyy", "", time("2024-08-01T00:00:00Z")),
                parsed("2024", "yyyy", "", time("2024-01-01T00:00:00Z")),
                parsed("15 Aug 2024 11 PM", "d MMM yyyy h a", "", time("2024-08-15T23:00:00Z")),
                parsed("2024-02-30", "yyyy-MM-dd", "", null),
                parsed("2024-02-32", "yyyy-MM-dd", "", null),
                parsed("2024-13-01", "yyyy-MM-dd", "", null),
                parsed("2024-08-15 ", "yyyy-MM-dd", "", null),
                parsed("", "yyyy-MM-dd", "", null),
                // An hour that clocks skip is the one behind it, one that comes twice the first.
                parsed("2024-03-31 02:30", "yyyy-MM-dd HH:mm", "Europe/Berlin", time("2024-03-31T01:30:00Z")),
                parsed("2024-10-27 02:30", "yyyy-MM-dd HH:mm", "Europe/Berlin", time("2024-10-27T00:30:00Z")),
                arguments("TO_EPOCH(u)", values("u", early), -1L),
                arguments("TO_EPOCH(u, 'millisecond')", values("u", late), 1_723_766_399_999L),
                arguments("TO_EPOCH(u, 'MICROSECOND')", values("u", early), -1L),
                arguments("FROM_EPOCH(l)", values("l", -1L), time("1969-12-31T23:59:59Z")),
                arguments("FROM_EPOCH(i)", values("i", 1), time("1970-01-01T00:00:01Z")),
                arguments("FROM_EPOCH(l, 'MILLISECOND')", values("l", 1L), time("1970-01-01T00:00:00.001Z")),
                arguments("FROM_EPOCH(l, 'MICROSECOND')", values("l", Long.MIN_VALUE), FIRST),
                arguments("FROM_EPOCH(l)", values(), null));
    }

    private static Arguments truncated(String unit, String zone, Instant time, Instant expected) {
        String sql = zone.isEmpty() ? "DATE_TRUNC('%s', u)" : "DATE_TRUNC('%s', u, '%s')";
        return arguments(sql.formatted(unit, zone), values("u", time), expected);
    }

    private static Arguments parsed(String text, String format, String zone, @Nullable Instant expected) {
        String sql = zone.isEmpty() ? "PARSE_TIMESTAMP(s, '%s')" : "PARSE_TIMESTAMP(s, '%s', '%s')";
        return arguments(sql.formatted(format, zone), values("s", text), expected);
    }

    @ParameterizedTest
    @MethodSource("results")
    void computes(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("FROM_EPOCH(l)", values("l", Long.MAX_VALUE), "9223372036854775807"),
                arguments("FROM_EPOCH(l, 'MILLISECOND')", values("l", Long.MIN_VALUE / 999), "FROM_EPOCH"),
                arguments(
                        "DATE_TRUNC('HOUR', CAST(l AS TIMESTAMP))",
                        values("l", Long.MIN_VALUE),
                        "-9223372036854775808 microseconds"),
                arguments("DATE_TRUNC('YEAR', CAST(l AS TIMESTAMP))", values("l", Long.MIN_VALUE), "DATE_TRUNC"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refuses(String sql, List<@Nullable Object> row, String part) {
        assertThat(Cases.checkFails(expression(sql), row))
                .hasMessageContaining(part)
                .extracting("code")
                .isEqualTo("EXPRESSION_OVERFLOW");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("DATE_TRUNC('DECADE', u)", 11, "unit"),
                arguments("DATE_TRUNC('DOW', u)", 11, "unit"),
                arguments("EXTRACT(CENTURY FROM u)", 8, "field"),
                arguments("EXTRACT('DAY', u, 'Europe/Nowhere')", 18, "time zone"),
                arguments("FORMAT_TIMESTAMP(u, 'bbb')", 20, "DateTimeFormatter"),
                arguments("PARSE_TIMESTAMP(s, 'HH:mm')", 19, "has a date"),
                arguments("TO_EPOCH(u, 'HOUR')", 12, "unit"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesNamesWithTheirPlace(String sql, int offset, String part) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression(sql, Cases.SCHEMA, faults)).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("BAD_CONSTANT");
            assertThat(fault.offset()).isEqualTo(offset);
            assertThat(fault.rule()).contains(part);
        });
    }
}
