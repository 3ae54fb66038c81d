package io.millrace.conformance.reference;

import io.millrace.model.expression.Expression;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What expressions do with texts and with parts of times. */
final class ReferenceTexts {
    private ReferenceTexts() {}

    /** @param values of the arguments, none of them null */
    static @Nullable Object call(Expression.Call call, List<@Nullable Object> values) {
        return switch (call.function()) {
            case LOWER -> text(values, 0).toLowerCase(Locale.ROOT);
            case LENGTH -> text(values, 0).codePointCount(0, text(values, 0).length());
            case REPLACE -> text(values, 0).replace(text(values, 1), text(values, 2));
            case SPLIT_PART -> part(text(values, 0).split(Pattern.quote(text(values, 1)), -1), number(values, 2));
            case REGEXP_EXTRACT -> {
                Matcher matcher = Pattern.compile(text(values, 1)).matcher(text(values, 0));
                yield matcher.find() ? matcher.group(number(values, 2)) : null;
            }
            case FORMAT_TIMESTAMP ->
                DateTimeFormatter.ofPattern(text(values, 1), Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC)
                        .format((Instant) Objects.requireNonNull(values.getFirst()));
            case EXTRACT -> part(text(values, 0), values.get(1));
            default -> throw new IllegalArgumentException("the reference does not know " + call.function());
        };
    }

    private static String text(List<@Nullable Object> values, int argument) {
        return String.valueOf(values.get(argument));
    }

    private static int number(List<@Nullable Object> values, int argument) {
        return Integer.parseInt(text(values, argument));
    }

    private static @Nullable String part(String[] parts, int number) {
        int index = number > 0 ? number - 1 : parts.length + number;
        return index >= 0 && index < parts.length ? parts[index] : null;
    }

    private static long part(String field, @Nullable Object time) {
        if (!field.equals("HOUR") || !(time instanceof Instant instant)) {
            throw new IllegalArgumentException("the reference does not know EXTRACT(" + field + " FROM " + time + ")");
        }
        return instant.atOffset(ZoneOffset.UTC).getHour();
    }
}
