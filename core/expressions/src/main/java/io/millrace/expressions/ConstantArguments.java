package io.millrace.expressions;

import com.google.re2j.Pattern;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.JsonPath;
import io.millrace.model.expression.Regex;
import io.millrace.model.expression.TimeFormat;
import io.millrace.model.expression.TimePart;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Arguments that the type checker has found to be constants. */
final class ConstantArguments {
    private ConstantArguments() {}

    static boolean has(Expression.Call call, int index) {
        return call.arguments().size() > index;
    }

    static String text(Expression.Call call, int index) {
        if (has(call, index)
                && call.arguments().get(index) instanceof Expression.Literal literal
                && literal.value() instanceof String text) {
            return text;
        }
        throw Errors.malformed(call);
    }

    /** The bytes of a text, if the argument is a constant and not null. */
    static Optional<byte[]> utf8(Expression.Call call, int index) {
        return call.arguments().get(index) instanceof Expression.Literal literal
                        && literal.value() instanceof String text
                ? Optional.of(Constant.utf8(text))
                : Optional.empty();
    }

    /** The text, or another if there is no such argument. */
    static String text(Expression.Call call, int index, String otherwise) {
        return has(call, index) ? text(call, index) : otherwise;
    }

    /** The number, or 0 if there is no such argument. */
    static int number(Expression.Call call, int index) {
        if (!has(call, index)) {
            return 0;
        }
        if (call.arguments().get(index) instanceof Expression.Literal literal
                && literal.value() instanceof Integer number) {
            return number;
        }
        throw Errors.malformed(call);
    }

    static TimePart part(Expression.Call call, int index) {
        return TimePart.named(text(call, index)).orElseThrow(() -> Errors.malformed(call));
    }

    static DateTimeFormatter formatter(Expression.Call call, int index) {
        return TimeFormat.formatter(text(call, index)).orElseThrow(() -> Errors.malformed(call));
    }

    /** The zone, or UTC if there is no such argument. */
    static ZoneId zone(Expression.Call call, int index) {
        return TimeFormat.zone(text(call, index, "Z")).orElseThrow(() -> Errors.malformed(call));
    }

    static JsonPath path(Expression.Call call, int index) {
        return JsonPath.parse(text(call, index)).orElseThrow(() -> Errors.malformed(call));
    }

    static Pattern regex(Expression.Call call, int index) {
        return Regex.compile(text(call, index)).orElseThrow(() -> Errors.malformed(call));
    }
}
