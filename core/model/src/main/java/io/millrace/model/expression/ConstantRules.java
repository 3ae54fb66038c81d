package io.millrace.model.expression;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What holds for arguments that must be constants. */
final class ConstantRules {
    /** What is wrong, and what would be right. */
    record Broken(String rule, String expected) {}

    private ConstantRules() {}

    /**
     * Checks a constant.
     *
     * @param before the arguments before it, which are right
     */
    static Optional<Broken> check(Parameter parameter, Object value, List<Expression> before) {
        return switch (parameter) {
            case LIKE_PATTERN -> Optional.empty();
            case ESCAPE -> escape(value.toString(), text(before, 1));
            case REGEX -> Regex.refusal(value.toString()).map(rule -> new Broken(rule, ""));
            case GROUP -> group((Integer) value, text(before, 1));
            case REPLACEMENT ->
                Regex.compile(text(before, 1))
                                .flatMap(pattern -> Regex.replacement(value.toString(), pattern))
                                .isPresent()
                        ? Optional.empty()
                        : broken(
                                "a replacement names groups of the pattern",
                                "$1 or ${name} for a group, \\$ for a dollar, \\\\ for a backslash");
            case JSON_PATH ->
                JsonPath.parse(value.toString()).isPresent()
                        ? Optional.empty()
                        : broken(
                                "a path is $ with names and indexes behind it",
                                "a path such as '$.name[0][''other name'']'");
            case TIME_UNIT, TIME_FIELD, EPOCH_UNIT -> part(parameter, value.toString());
            case TIME_FORMAT, READ_FORMAT -> format(parameter, value.toString());
            case ZONE ->
                TimeFormat.zone(value.toString()).isPresent()
                        ? Optional.empty()
                        : broken(
                                "there is no such time zone",
                                "a name such as 'Europe/Berlin' or an offset such as '+02:00'");
            default -> Optional.empty();
        };
    }

    private static Optional<Broken> escape(String escape, String pattern) {
        if (escape.codePointCount(0, escape.length()) != 1) {
            return broken("an escape is one character", "");
        }
        return LikePattern.parse(pattern, escape).isPresent()
                ? Optional.empty()
                : broken("behind the escape stands %, _ or the escape itself", "");
    }

    private static Optional<Broken> part(Parameter parameter, String name) {
        List<TimePart> parts = TimePart.of(parameter);
        return TimePart.named(name).filter(parts::contains).isPresent()
                ? Optional.empty()
                : broken(
                        "there is no such " + parameter.shown() + " here",
                        "one of "
                                + String.join(
                                        ", ", parts.stream().map(Enum::name).toList()));
    }

    private static Optional<Broken> format(Parameter parameter, String format) {
        Optional<DateTimeFormatter> formatter = TimeFormat.formatter(format);
        if (formatter.isEmpty()) {
            return broken("the format is not one of DateTimeFormatter", "letters such as 'yyyy-MM-dd HH:mm:ss'");
        }
        return parameter == Parameter.READ_FORMAT && !TimeFormat.reads(formatter.get())
                ? broken("a format to read has a date, or a month and year", "letters such as 'yyyy-MM-dd HH:mm:ss'")
                : Optional.empty();
    }

    private static Optional<Broken> group(int group, String pattern) {
        int groups = Regex.compile(pattern).orElseThrow().groupCount();
        return group >= 0 && group <= groups
                ? Optional.empty()
                : broken("the pattern has " + groups + " groups", "0 for all that matches, or the number of a group");
    }

    private static Optional<Broken> broken(String rule, String expected) {
        return Optional.of(new Broken(rule, expected));
    }

    private static String text(List<Expression> arguments, int index) {
        return arguments.get(index) instanceof Expression.Literal literal ? String.valueOf(literal.value()) : "";
    }
}
