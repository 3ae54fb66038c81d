package io.millrace.expressions;

import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.expression.Expression;
import java.util.Arrays;
import java.util.List;

/** Functions that ask something of text. */
final class TextMeasures {
    private TextMeasures() {}

    static ColumnFunction length(List<ColumnFunction> operand) {
        ByteKernels kernels = Kernels.active().bytes();
        return PerRow.ints(operand, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            if (kernels.isAscii(text.data(), text.start(0), text.offsets()[text.size()])) {
                return text::length;
            }
            return row -> Utf8.count(text.data(), text.start(row), text.offsets()[row + 1]);
        });
    }

    /** From 1; 0 if the first text is nowhere in the second. */
    static ColumnFunction position(List<ColumnFunction> arguments) {
        return PerRow.ints(arguments, columns -> {
            BytesColumn sought = PerRow.text(columns[0]);
            BytesColumn text = PerRow.text(columns[1]);
            return row -> {
                int start = text.start(row);
                int found = ByteSearch.indexOf(text, row, start, sought, row);
                return found < 0 ? 0 : Utf8.count(text.data(), start, found) + 1;
            };
        });
    }

    static ColumnFunction contains(Expression.Call call, List<ColumnFunction> arguments) {
        if (call.arguments().get(1) instanceof Expression.Literal literal && literal.value() instanceof String sought) {
            return containsConstant(arguments, Constant.utf8(sought));
        }
        return PerRow.booleans(arguments, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            BytesColumn sought = PerRow.text(columns[1]);
            return row -> ByteSearch.indexOf(text, row, text.start(row), sought, row) >= 0;
        });
    }

    private static ColumnFunction containsConstant(List<ColumnFunction> arguments, byte[] sought) {
        ByteKernels kernels = Kernels.active().bytes();
        return PerRow.booleans(
                arguments.subList(0, 1), columns -> new Occurrences(PerRow.text(columns[0]), sought, kernels)::in);
    }

    static ColumnFunction startsWith(List<ColumnFunction> arguments) {
        return PerRow.booleans(arguments, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            BytesColumn sought = PerRow.text(columns[1]);
            return row -> sought.length(row) <= text.length(row) && standsAt(text, text.start(row), sought, row);
        });
    }

    static ColumnFunction endsWith(List<ColumnFunction> arguments) {
        return PerRow.booleans(arguments, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            BytesColumn sought = PerRow.text(columns[1]);
            return row -> sought.length(row) <= text.length(row)
                    && standsAt(text, text.offsets()[row + 1] - sought.length(row), sought, row);
        });
    }

    private static boolean standsAt(BytesColumn text, int at, BytesColumn sought, int row) {
        return Arrays.equals(
                text.data(), at, at + sought.length(row), sought.data(), sought.start(row), sought.offsets()[row + 1]);
    }
}
