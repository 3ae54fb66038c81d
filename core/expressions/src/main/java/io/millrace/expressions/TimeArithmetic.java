package io.millrace.expressions;

import io.millrace.model.expression.Expression;
import io.millrace.model.expression.TimePart;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneRules;
import java.util.List;

/** DATE_TRUNC, EXTRACT, and times as numbers. */
final class TimeArithmetic {
    private static final long MICROS = 1_000_000;
    private static final long SECONDS_A_DAY = 86_400;

    private TimeArithmetic() {}

    static ColumnFunction truncate(Attempt attempt, ColumnFunction operand) {
        Expression.Call call = attempt.call();
        TimePart unit = ConstantArguments.part(call, 0);
        ZoneId zone = ConstantArguments.zone(call, 2);
        ZoneRules rules = zone.getRules();
        return PerRow.longs(attempt, List.of(operand), (columns, misfits) -> {
            long[] times = PerRow.longs(columns[0]);
            return switch (unit) {
                case MICROSECOND -> row -> times[row];
                case MILLISECOND -> row -> floor(times[row], 1_000, 0, row, misfits);
                case SECOND -> row -> floor(times[row], MICROS, 0, row, misfits);
                case MINUTE -> row -> floor(times[row], 60 * MICROS, offset(rules, times[row]), row, misfits);
                case HOUR -> row -> floor(times[row], 3_600 * MICROS, offset(rules, times[row]), row, misfits);
                case DAY, WEEK, MONTH, QUARTER, YEAR -> row -> startOfDay(times[row], unit, zone, row, misfits);
                case DOW, DOY, ISO_YEAR -> throw Errors.malformed(call);
            };
        });
    }

    /** The last multiple of {@code unit} by clocks that are ahead by so many seconds. */
    private static long floor(long micros, long unit, long ahead, int row, Misfits misfits) {
        long rest = Math.floorMod(Math.floorMod(micros, unit) + ahead * MICROS, unit);
        if (micros < Long.MIN_VALUE + rest) {
            misfits.overflow(row, micros + " microseconds");
        }
        return micros - rest;
    }

    private static long startOfDay(long micros, TimePart unit, ZoneId zone, int row, Misfits misfits) {
        LocalDate date = date(micros, offset(zone.getRules(), micros));
        LocalDate first =
                switch (unit) {
                    case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> date.withDayOfMonth(1);
                    case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
                    case YEAR -> date.withDayOfYear(1);
                    default -> date;
                };
        return micros(first.atStartOfDay(zone).toEpochSecond(), MICROS, row, misfits);
    }

    static ColumnFunction extract(Expression.Call call, ColumnFunction operand) {
        TimePart part = ConstantArguments.part(call, 0);
        ZoneRules rules = ConstantArguments.zone(call, 2).getRules();
        return PerRow.longs(List.of(operand), columns -> {
            long[] times = PerRow.longs(columns[0]);
            return switch (part) {
                case MICROSECOND -> row -> Math.floorMod(times[row], MICROS);
                case MILLISECOND -> row -> Math.floorMod(times[row], MICROS) / 1_000;
                case SECOND -> row -> secondOfDay(times[row], rules) % 60;
                case MINUTE -> row -> secondOfDay(times[row], rules) / 60 % 60;
                case HOUR -> row -> secondOfDay(times[row], rules) / 3_600;
                case DAY, WEEK, MONTH, QUARTER, YEAR, DOW, DOY, ISO_YEAR ->
                    row -> ofDate(part, date(times[row], offset(rules, times[row])));
            };
        });
    }

    private static long ofDate(TimePart part, LocalDate date) {
        return switch (part) {
            case DAY -> date.getDayOfMonth();
            case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> date.getMonthValue();
            case QUARTER -> date.get(IsoFields.QUARTER_OF_YEAR);
            case DOW -> date.getDayOfWeek().getValue();
            case DOY -> date.getDayOfYear();
            case ISO_YEAR -> date.get(IsoFields.WEEK_BASED_YEAR);
            default -> date.getYear();
        };
    }

    static ColumnFunction toEpoch(Expression.Call call, ColumnFunction operand) {
        long unit = unit(call);
        return PerRow.longs(List.of(operand), columns -> {
            long[] times = PerRow.longs(columns[0]);
            return row -> Math.floorDiv(times[row], unit);
        });
    }

    static ColumnFunction fromEpoch(Attempt attempt, ColumnFunction operand) {
        long unit = unit(attempt.call());
        return PerRow.longs(attempt, List.of(operand), (columns, misfits) -> {
            long[] numbers = PerRow.longs(columns[0]);
            return row -> micros(numbers[row], unit, row, misfits);
        });
    }

    /** The microseconds of the unit that the second argument names, of a second if there is none. */
    private static long unit(Expression.Call call) {
        if (!ConstantArguments.has(call, 1)) {
            return MICROS;
        }
        return switch (ConstantArguments.part(call, 1)) {
            case SECOND -> MICROS;
            case MILLISECOND -> 1_000;
            case MICROSECOND -> 1;
            default -> throw Errors.malformed(call);
        };
    }

    private static long micros(long number, long unit, int row, Misfits misfits) {
        if (number > Long.MAX_VALUE / unit || number < Long.MIN_VALUE / unit) {
            misfits.overflow(row, String.valueOf(number));
        }
        return number * unit;
    }

    private static long offset(ZoneRules rules, long micros) {
        return rules.isFixedOffset()
                ? rules.getOffset(Instant.EPOCH).getTotalSeconds()
                : rules.getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, MICROS)))
                        .getTotalSeconds();
    }

    private static long secondOfDay(long micros, ZoneRules rules) {
        return Math.floorMod(Math.floorDiv(micros, MICROS) + offset(rules, micros), SECONDS_A_DAY);
    }

    private static LocalDate date(long micros, long offset) {
        return LocalDate.ofEpochDay(Math.floorDiv(Math.floorDiv(micros, MICROS) + offset, SECONDS_A_DAY));
    }
}
