package io.millrace.expressions;

import io.millrace.expressions.ComparisonCompiler.WithConstant;
import io.millrace.expressions.PerRow.Body;
import io.millrace.expressions.PerRow.ToInt;
import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.expression.Expression;
import java.util.Arrays;
import java.util.List;

/** Functions that ask something of text. */
final class TextMeasures {
    private TextMeasures() {}

    static ColumnFunction length(List<ColumnFunction> operand) {
        return PerRow.ints(operand, new Length());
    }

    /** In characters, which in a batch of nothing but ASCII are bytes. */
    private static final class Length implements Body<ToInt> {
        private final ByteKernels kernels = Kernels.active().bytes();
        private boolean ascii;

        @Override
        public ToInt of(Column[] arguments) {
            BytesColumn text = PerRow.text(arguments[0]);
            return row -> ascii ? text.length(row) : Utf8.count(text.data(), text.start(row), text.offsets()[row + 1]);
        }

        @Override
        public void begin(Column[] arguments) {
            BytesColumn text = PerRow.text(arguments[0]);
            ascii = kernels.isAscii(text.data(), text.start(0), text.offsets()[text.size()]);
        }
    }

    /** From 1; 0 if the first text is nowhere in the second. */
    static ColumnFunction position(Expression.Call call, List<ColumnFunction> arguments) {
        return ConstantArguments.utf8(call, 0)
                .map(sought -> positionOfConstant(sought, arguments.get(1)))
                .orElseGet(() -> PerRow.ints(arguments, columns -> {
                    BytesColumn sought = PerRow.text(columns[0]);
                    BytesColumn text = PerRow.text(columns[1]);
                    return row -> position(text, row, ByteSearch.indexOf(text, row, text.start(row), sought, row));
                }));
    }

    private static ColumnFunction positionOfConstant(byte[] sought, ColumnFunction operand) {
        Occurrences occurrences = new Occurrences(sought, Kernels.active().bytes());
        return PerRow.ints(List.of(operand), occurrences.inFirst(columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return row -> position(text, row, occurrences.at(row));
        }));
    }

    private static int position(BytesColumn text, int row, int found) {
        return found < 0 ? 0 : Utf8.count(text.data(), text.start(row), found) + 1;
    }

    static ColumnFunction contains(Expression.Call call, List<ColumnFunction> arguments) {
        return ConstantArguments.utf8(call, 1)
                .map(sought -> containsConstant(arguments.get(0), sought))
                .orElseGet(() -> PerRow.booleans(arguments, columns -> {
                    BytesColumn text = PerRow.text(columns[0]);
                    BytesColumn sought = PerRow.text(columns[1]);
                    return row -> ByteSearch.indexOf(text, row, text.start(row), sought, row) >= 0;
                }));
    }

    private static ColumnFunction containsConstant(ColumnFunction operand, byte[] sought) {
        Occurrences occurrences = new Occurrences(sought, Kernels.active().bytes());
        return PerRow.booleans(List.of(operand), occurrences.inFirst(columns -> occurrences::in));
    }

    static ColumnFunction startsWith(Expression.Call call, List<ColumnFunction> arguments) {
        return ConstantArguments.utf8(call, 1)
                .<ColumnFunction>map(
                        sought -> new WithConstant(arguments.getFirst(), new ConstantText(sought).isStart()))
                .orElseGet(() -> PerRow.booleans(arguments, columns -> {
                    BytesColumn text = PerRow.text(columns[0]);
                    BytesColumn sought = PerRow.text(columns[1]);
                    return row ->
                            sought.length(row) <= text.length(row) && standsAt(text, text.start(row), sought, row);
                }));
    }

    static ColumnFunction endsWith(Expression.Call call, List<ColumnFunction> arguments) {
        return ConstantArguments.utf8(call, 1)
                .<ColumnFunction>map(sought -> new WithConstant(arguments.getFirst(), new ConstantText(sought).isEnd()))
                .orElseGet(() -> PerRow.booleans(arguments, columns -> {
                    BytesColumn text = PerRow.text(columns[0]);
                    BytesColumn sought = PerRow.text(columns[1]);
                    return row -> sought.length(row) <= text.length(row)
                            && standsAt(text, text.offsets()[row + 1] - sought.length(row), sought, row);
                }));
    }

    private static boolean standsAt(BytesColumn text, int at, BytesColumn sought, int row) {
        return Arrays.equals(
                text.data(), at, at + sought.length(row), sought.data(), sought.start(row), sought.offsets()[row + 1]);
    }
}
