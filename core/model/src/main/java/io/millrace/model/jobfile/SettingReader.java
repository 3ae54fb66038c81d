package io.millrace.model.jobfile;

import io.millrace.model.document.Node.Scalar;
import io.millrace.model.option.DurationText;
import io.millrace.model.option.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads single values by the kind of their option. */
final class SettingReader {
    /** No number has more digits than this that we could use. */
    private static final int LONGEST_NUMBER = 64;

    private final Problems problems;

    SettingReader(Problems problems) {
        this.problems = problems;
    }

    /** The value in the Java type of its kind, or nothing if it is wrong. */
    Optional<Object> read(Scalar scalar, Option option) {
        return switch (option.kind()) {
            case STRING, FIELD, TEMPLATE, SECRET, STRING_LIST, FIELDS, STRING_MAP -> text(scalar, option);
            case INTEGER -> integer(scalar, option);
            case NUMBER -> number(scalar, option);
            case BOOLEAN -> bool(scalar, option);
            case DURATION -> duration(scalar, option);
            case ENUM -> choice(scalar, option);
        };
    }

    /** What a default means. A default that is no value of its option is a programming error. */
    static Object readDefault(Option option, String text) {
        Problems problems = new Problems();
        Scalar.Kind kind =
                switch (option.kind()) {
                    case INTEGER -> Scalar.Kind.INTEGER;
                    case NUMBER -> Scalar.Kind.NUMBER;
                    case BOOLEAN -> Scalar.Kind.BOOLEAN;
                    default -> Scalar.Kind.TEXT;
                };
        return new SettingReader(problems)
                .read(new Scalar(text, kind, false, 0, 1, 1, option.name()), option)
                .orElseThrow(() -> new IllegalStateException("the default of option '" + option.name() + "' is wrong: "
                        + problems.sorted().getFirst().describe()));
    }

    private Optional<Object> wrongType(Scalar scalar, Option option, String wanted, String expected) {
        String found = option.kind() == Option.Kind.SECRET || scalar.kind() == Scalar.Kind.NULL ? "" : scalar.text();
        problems.add(
                scalar,
                "WRONG_TYPE",
                scalar.name() + " must be " + wanted + ", not " + scalar.kindName(),
                found,
                expected);
        return Optional.empty();
    }

    private Optional<Object> text(Scalar scalar, Option option) {
        return scalar.kind() == Scalar.Kind.TEXT
                ? Optional.of(scalar.text())
                : wrongType(scalar, option, "text", scalar.kind() == Scalar.Kind.NULL ? "" : "quotes around it");
    }

    private Optional<Object> integer(Scalar scalar, Option option) {
        Optional<BigDecimal> value = decimal(scalar);
        if (value.isEmpty() || value.get().stripTrailingZeros().scale() > 0) {
            return wrongType(scalar, option, "a whole number", bounds(option));
        }
        BigDecimal number = value.get();
        if (number.compareTo(BigDecimal.valueOf(option.minimum())) < 0
                || number.compareTo(BigDecimal.valueOf(option.maximum())) > 0) {
            return outOfBounds(scalar, option);
        }
        return Optional.of(number.longValueExact());
    }

    private Optional<Object> number(Scalar scalar, Option option) {
        Optional<BigDecimal> value = decimal(scalar);
        if (value.isEmpty()) {
            return wrongType(scalar, option, "a number", bounds(option));
        }
        double number = value.get().doubleValue();
        if (Double.isInfinite(number) || number < option.minimum() || number > option.maximum()) {
            return outOfBounds(scalar, option);
        }
        return Optional.of(number);
    }

    /** The number that the scalar is, if it is one. Infinities and NaN of YAML are none. */
    static Optional<BigDecimal> decimal(Scalar scalar) {
        boolean numeric = scalar.kind() == Scalar.Kind.INTEGER || scalar.kind() == Scalar.Kind.NUMBER;
        if (!numeric || scalar.text().length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        String text = scalar.text();
        try {
            if (text.startsWith("0x")) {
                return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 16)));
            }
            if (text.startsWith("0o")) {
                return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 8)));
            }
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) > 400 ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Object> bool(Scalar scalar, Option option) {
        return scalar.kind() == Scalar.Kind.BOOLEAN
                ? Optional.of(scalar.text().equalsIgnoreCase("true"))
                : wrongType(scalar, option, "true or false", "true or false");
    }

    private Optional<Object> duration(Scalar scalar, Option option) {
        Optional<Duration> value =
                scalar.kind() == Scalar.Kind.TEXT ? DurationText.parse(scalar.text()) : Optional.empty();
        if (value.isEmpty()) {
            problems.add(
                    scalar,
                    "BAD_DURATION",
                    scalar.name() + " must be a number with a unit",
                    scalar.text(),
                    DurationText.EXAMPLES);
            return Optional.empty();
        }
        long millis = value.get().toMillis();
        if (millis < option.minimum() || millis > option.maximum()) {
            return outOfBounds(scalar, option);
        }
        return Optional.of(value.get());
    }

    private Optional<Object> choice(Scalar scalar, Option option) {
        String upper = scalar.text().toUpperCase(Locale.ROOT);
        if (scalar.kind() == Scalar.Kind.TEXT && option.values().contains(upper)) {
            return Optional.of(upper);
        }
        problems.unknown(
                scalar,
                "UNKNOWN_VALUE",
                "'" + scalar.text() + "' is not a value of " + scalar.name(),
                scalar.text(),
                option.values());
        return Optional.empty();
    }

    private Optional<Object> outOfBounds(Scalar scalar, Option option) {
        problems.add(scalar, "OUT_OF_BOUNDS", scalar.name() + " is out of bounds", scalar.text(), bounds(option));
        return Optional.empty();
    }

    private static String bounds(Option option) {
        boolean below = option.minimum() != Long.MIN_VALUE;
        boolean above = option.maximum() != Long.MAX_VALUE;
        boolean time = option.kind() == Option.Kind.DURATION;
        String low = time ? DurationText.format(Duration.ofMillis(option.minimum())) : "" + option.minimum();
        String high = time ? DurationText.format(Duration.ofMillis(option.maximum())) : "" + option.maximum();
        String what = option.kind() == Option.Kind.INTEGER ? "a whole number" : "a number";
        if (time) {
            what = "a duration";
        }
        if (below && above) {
            return what + " from " + low + " to " + high;
        }
        return below ? what + " of at least " + low : above ? what + " of at most " + high : what;
    }
}
