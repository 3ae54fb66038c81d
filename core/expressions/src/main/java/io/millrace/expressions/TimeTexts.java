package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;

/** Times to and from text of a format, by java.time, which makes an object or two for each. */
final class TimeTexts {
    private static final long MICROS = 1_000_000;

    private TimeTexts() {}

    static ColumnFunction format(Attempt attempt, ColumnFunction operand) {
        Expression.Call call = attempt.call();
        DateTimeFormatter formatter = ConstantArguments.formatter(call, 1);
        ZoneId zone = ConstantArguments.zone(call, 2);
        StringBuilder text = new StringBuilder();
        return PerRow.texts(attempt, List.of(operand), (columns, misfits) -> {
            long[] times = PerRow.longs(columns[0]);
            return (row, out) -> {
                text.setLength(0);
                Instant instant = Instant.ofEpochSecond(
                        Math.floorDiv(times[row], MICROS), Math.floorMod(times[row], MICROS) * 1_000);
                try {
                    formatter.formatTo(instant.atZone(zone), text);
                } catch (DateTimeException tooFarAway) {
                    misfits.add(row, () -> Errors.invalid(call, instant.toString(), "a time that the format can show"));
                    return false;
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                out.write(bytes, 0, bytes.length);
                return true;
            };
        });
    }

    static ColumnFunction parse(Expression.Call call, ColumnFunction operand) {
        DateTimeFormatter formatter = ConstantArguments.formatter(call, 1);
        ZoneId zone = ConstantArguments.zone(call, 2);
        TextView view = new TextView();
        return PerRow.maybeLongs(List.of(operand), columns -> {
            BytesColumn texts = PerRow.text(columns[0]);
            return (row, out) -> {
                view.show(texts, row);
                OptionalLong micros = TimeFormat.parse(formatter, view, zone);
                out[row] = micros.orElse(0);
                return micros.isPresent();
            };
        });
    }
}
