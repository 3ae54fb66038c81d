package io.millrace.expressions;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Regex;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Functions of regular expressions, with RE2/J. A matcher and the view of a text are used again row by row. */
final class RegexFunctions {
    private RegexFunctions() {}

    static ColumnFunction like(Expression.Call call, ColumnFunction operand) {
        Pattern pattern = ConstantArguments.regex(call, 1);
        byte[] prefix = Constant.utf8(RegexPrefix.of(pattern.pattern()));
        Occurrences prefixes = new Occurrences(prefix, Kernels.active().bytes());
        TextView view = new TextView();
        Matcher matcher = pattern.matcher(view);
        return PerRow.booleans(List.of(operand), prefixes.inFirst(columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return row -> {
                if (!prefixes.in(row)) {
                    return false;
                }
                view.show(text, row);
                return matcher.reset(view).find();
            };
        }));
    }

    static ColumnFunction extract(Expression.Call call, ColumnFunction operand) {
        Pattern pattern = ConstantArguments.regex(call, 1);
        int group = ConstantArguments.number(call, 2);
        byte[] prefix = Constant.utf8(RegexPrefix.of(pattern.pattern()));
        Occurrences prefixes = new Occurrences(prefix, Kernels.active().bytes());
        TextView view = new TextView();
        Matcher matcher = pattern.matcher(view);
        return PerRow.texts(List.of(operand), prefixes.inFirst(columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return (row, out) -> {
                if (!prefixes.in(row)) {
                    return false;
                }
                view.show(text, row);
                if (!matcher.reset(view).find() || matcher.start(group) < 0) {
                    return false;
                }
                view.write(matcher.start(group), matcher.end(group), out);
                return true;
            };
        }));
    }

    static ColumnFunction replace(Expression.Call call, ColumnFunction operand) {
        Pattern pattern = ConstantArguments.regex(call, 1);
        List<Piece> pieces = Regex.replacement(ConstantArguments.text(call, 2), pattern)
                .orElseThrow(() -> Errors.malformed(call))
                .stream()
                .map(Piece::of)
                .toList();
        byte[] prefix = Constant.utf8(RegexPrefix.of(pattern.pattern()));
        Occurrences prefixes = new Occurrences(prefix, Kernels.active().bytes());
        TextView view = new TextView();
        Matcher matcher = pattern.matcher(view);
        return PerRow.texts(List.of(operand), prefixes.inFirst(columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return (row, out) -> {
                if (!prefixes.in(row)) {
                    out.write(text.data(), text.start(row), text.length(row));
                    return true;
                }
                view.show(text, row);
                matcher.reset(view);
                int written = 0;
                while (matcher.find()) {
                    view.write(written, matcher.start(), out);
                    written = matcher.end();
                    for (Piece piece : pieces) {
                        piece.write(matcher, view, out);
                    }
                }
                view.write(written, view.length(), out);
                return true;
            };
        }));
    }

    /** A part of a replacement: bytes, or a group if its number is not negative. */
    private record Piece(byte[] bytes, int group) {
        static Piece of(Regex.Piece piece) {
            return switch (piece) {
                case Regex.Text(String text) -> new Piece(text.getBytes(StandardCharsets.UTF_8), -1);
                case Regex.Group(int number) -> new Piece(new byte[0], number);
            };
        }

        void write(Matcher matcher, TextView view, BytesColumnBuilder out) {
            if (group < 0) {
                out.write(bytes, 0, bytes.length);
            } else if (matcher.start(group) >= 0) {
                view.write(matcher.start(group), matcher.end(group), out);
            }
        }
    }
}
