package io.millrace.expressions;

import io.millrace.expressions.PerRow.ToText;
import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Functions that make text of text, a code point at a time. */
final class TextEdits {
    private TextEdits() {}

    static ColumnFunction upper(ColumnFunction operand) {
        return withCase(operand, (byte) 'a', (byte) 'z', Character::toUpperCase);
    }

    static ColumnFunction lower(ColumnFunction operand) {
        return withCase(operand, (byte) 'A', (byte) 'Z', Character::toLowerCase);
    }

    /** @param first to {@code last}: the letters of ASCII that have the other case */
    private static ColumnFunction withCase(ColumnFunction operand, byte first, byte last, IntUnaryOperator other) {
        ByteKernels kernels = Kernels.active().bytes();
        BytesColumnBuilder builder = new BytesColumnBuilder(0);
        RowFunction<ToText> call = new RowFunction<>(List.of(operand), columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            byte[] data = text.data();
            return (row, out) -> {
                int end = text.offsets()[row + 1];
                for (int at = text.start(row); at < end; at += Utf8.width(data[at])) {
                    Utf8.write(other.applyAsInt(Utf8.codePoint(data, at)), out);
                }
                return true;
            };
        });
        return rows -> {
            Validity validity = call.evaluate(rows);
            BytesColumn text = PerRow.text(call.argument(0));
            int end = text.offsets()[text.size()];
            if (!kernels.isAscii(text.data(), text.start(0), end)) {
                return PerRow.texts(validity, rows, builder, call.ofRows());
            }
            byte[] changed = otherCase(text.data(), end, first, last, rows.memory());
            return rows.objects().bytes(changed, text.offsets(), text.size(), validity);
        };
    }

    /** Letters of ASCII differ in one bit from those of the other case. */
    private static byte[] otherCase(byte[] data, int end, byte first, byte last, ColumnMemory memory) {
        byte[] out = memory.bytes(end);
        for (int i = 0; i < end; i++) {
            byte letter = data[i];
            out[i] = (byte) (letter >= first && letter <= last ? letter ^ 0x20 : letter);
        }
        return out;
    }

    /** TRIM, LTRIM and RTRIM: of blanks, or of the characters of a second argument. */
    static ColumnFunction trim(List<ColumnFunction> arguments, boolean left, boolean right) {
        return PerRow.texts(arguments, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            byte[] data = text.data();
            return (row, out) -> {
                int from = text.start(row);
                int to = text.offsets()[row + 1];
                while (left && from < to && isTrimmed(columns, row, Utf8.codePoint(data, from))) {
                    from += Utf8.width(data[from]);
                }
                while (right && from < to && isTrimmed(columns, row, Utf8.codePoint(data, Utf8.before(data, to)))) {
                    to = Utf8.before(data, to);
                }
                out.write(data, from, to - from);
                return true;
            };
        });
    }

    private static boolean isTrimmed(Column[] columns, int row, int codePoint) {
        if (columns.length == 1) {
            return codePoint == ' ';
        }
        BytesColumn characters = PerRow.text(columns[1]);
        byte[] data = characters.data();
        int end = characters.offsets()[row + 1];
        for (int at = characters.start(row); at < end; at += Utf8.width(data[at])) {
            if (Utf8.codePoint(data, at) == codePoint) {
                return true;
            }
        }
        return false;
    }

    /** Positions count from 1; those before it are skipped, but count. */
    static ColumnFunction substring(List<ColumnFunction> arguments) {
        return PerRow.texts(arguments, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            long[] positions = PerRow.longs(columns[1]);
            long[] lengths = columns.length == 3 ? PerRow.longs(columns[2]) : new long[0];
            byte[] data = text.data();
            return (row, out) -> {
                int end = text.offsets()[row + 1];
                long position = positions[row];
                long skipped = Math.max(position, 1) - 1;
                int from = Utf8.skip(data, text.start(row), end, skipped);
                int to = end;
                if (lengths.length > 0) {
                    long length = Math.max(lengths[row], 0);
                    // The first position behind the part; a sum too large for a BIGINT is behind any text.
                    long behind = length > Long.MAX_VALUE - Math.max(position, 0) ? Long.MAX_VALUE : position + length;
                    to = Utf8.skip(data, from, end, Math.max(behind, 1) - 1 - skipped);
                }
                out.write(data, from, to - from);
                return true;
            };
        });
    }

    static ColumnFunction concat(List<ColumnFunction> arguments) {
        return PerRow.texts(arguments, columns -> (row, out) -> {
            for (Column column : columns) {
                write(PerRow.text(column), row, out);
            }
            return true;
        });
    }

    static ColumnFunction replace(Expression.Call call, List<ColumnFunction> arguments) {
        return ConstantArguments.utf8(call, 1)
                .filter(sought -> sought.length > 0)
                .map(sought -> replaceConstant(sought, arguments))
                .orElseGet(() -> replaceAny(arguments));
    }

    private static ColumnFunction replaceConstant(byte[] sought, List<ColumnFunction> arguments) {
        ByteKernels kernels = Kernels.active().bytes();
        Occurrences occurrences = new Occurrences(sought, kernels);
        return PerRow.texts(arguments, occurrences.inFirst(columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            BytesColumn replacement = PerRow.text(columns[2]);
            byte[] data = text.data();
            return (row, out) -> {
                int from = text.start(row);
                int end = text.offsets()[row + 1];
                int found = occurrences.at(row);
                while (found >= 0) {
                    out.write(data, from, found - from);
                    write(replacement, row, out);
                    from = found + sought.length;
                    found = kernels.indexOf(data, from, end, sought);
                }
                out.write(data, from, end - from);
                return true;
            };
        }));
    }

    private static ColumnFunction replaceAny(List<ColumnFunction> arguments) {
        return PerRow.texts(arguments, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            BytesColumn sought = PerRow.text(columns[1]);
            BytesColumn replacement = PerRow.text(columns[2]);
            return (row, out) -> {
                int from = text.start(row);
                int end = text.offsets()[row + 1];
                int length = sought.length(row);
                int found = length == 0 ? -1 : ByteSearch.indexOf(text, row, from, sought, row);
                while (found >= 0) {
                    out.write(text.data(), from, found - from);
                    write(replacement, row, out);
                    from = found + length;
                    found = ByteSearch.indexOf(text, row, from, sought, row);
                }
                out.write(text.data(), from, end - from);
                return true;
            };
        });
    }

    static ColumnFunction reverse(List<ColumnFunction> operand) {
        return PerRow.texts(operand, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            byte[] data = text.data();
            return (row, out) -> {
                int start = text.start(row);
                int end = text.offsets()[row + 1];
                while (end > start) {
                    int at = Utf8.before(data, end);
                    out.write(data, at, end - at);
                    end = at;
                }
                return true;
            };
        });
    }

    /** The part with a number from 1, from the end if it is negative; null if there is none. */
    static ColumnFunction splitPart(List<ColumnFunction> arguments) {
        return PerRow.texts(arguments, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            BytesColumn delimiter = PerRow.text(columns[1]);
            long[] numbers = PerRow.longs(columns[2]);
            return (row, out) -> {
                long number = numbers[row];
                if (number < 0) {
                    number += parts(text, delimiter, row) + 1;
                }
                int from = text.start(row);
                int length = delimiter.length(row);
                for (long part = 1; part <= number; part++) {
                    int found = length == 0 ? -1 : ByteSearch.indexOf(text, row, from, delimiter, row);
                    int end = found < 0 ? text.offsets()[row + 1] : found;
                    if (part == number) {
                        out.write(text.data(), from, end - from);
                        return true;
                    }
                    if (found < 0) {
                        return false;
                    }
                    from = found + length;
                }
                return false;
            };
        });
    }

    private static long parts(BytesColumn text, BytesColumn delimiter, int row) {
        int length = delimiter.length(row);
        int found = length == 0 ? -1 : ByteSearch.indexOf(text, row, text.start(row), delimiter, row);
        long parts = 1;
        while (found >= 0) {
            parts++;
            found = ByteSearch.indexOf(text, row, found + length, delimiter, row);
        }
        return parts;
    }

    static void write(BytesColumn from, int row, BytesColumnBuilder out) {
        out.write(from.data(), from.start(row), from.length(row));
    }
}
