package io.millrace.model.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parts of a time that functions name. */
public enum TimePart {
    MICROSECOND,
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    /** From Monday, by ISO 8601. */
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    /** The day of the week, 1 is Monday. */
    DOW,
    /** The day of the year. */
    DOY,
    /** The year to which the week belongs. */
    ISO_YEAR;

    private static final Set<TimePart> NO_UNITS = Set.of(DOW, DOY, ISO_YEAR);
    private static final Set<TimePart> EPOCH_UNITS = Set.of(SECOND, MILLISECOND, MICROSECOND);

    /** The part with this name, in any case. */
    public static Optional<TimePart> named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Those that a parameter takes. */
    static List<TimePart> of(Parameter parameter) {
        return Arrays.stream(values())
                .filter(part -> switch (parameter) {
                    case TIME_UNIT -> !NO_UNITS.contains(part);
                    case EPOCH_UNIT -> EPOCH_UNITS.contains(part);
                    default -> true;
                })
                .toList();
    }
}
