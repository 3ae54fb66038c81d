package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.expression.Expression;
import java.util.List;

/** JSON_VALUE, JSON_EXISTS and JSON_QUERY. What is no JSON has no value, and is no error. */
final class JsonTexts {
    private JsonTexts() {}

    static ColumnFunction value(Expression.Call call, ColumnFunction operand) {
        JsonScanner scanner = new JsonScanner(ConstantArguments.path(call, 1));
        return PerRow.texts(List.of(operand), columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return (row, out) -> {
                if (!scanner.find(text.data(), text.start(row), text.offsets()[row + 1])) {
                    return false;
                }
                return switch (scanner.first()) {
                    case '{', '[', 'n' -> false;
                    case '"' -> scanner.writeText(out);
                    default -> {
                        scanner.writeRaw(out);
                        yield true;
                    }
                };
            };
        });
    }

    static ColumnFunction exists(Expression.Call call, ColumnFunction operand) {
        JsonScanner scanner = new JsonScanner(ConstantArguments.path(call, 1));
        return PerRow.booleans(List.of(operand), columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return row -> scanner.find(text.data(), text.start(row), text.offsets()[row + 1]);
        });
    }

    static ColumnFunction query(Expression.Call call, ColumnFunction operand) {
        JsonScanner scanner = new JsonScanner(ConstantArguments.path(call, 1));
        return PerRow.texts(List.of(operand), columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return (row, out) -> {
                boolean found = scanner.find(text.data(), text.start(row), text.offsets()[row + 1])
                        && (scanner.first() == '{' || scanner.first() == '[');
                if (found) {
                    scanner.writeRaw(out);
                }
                return found;
            };
        });
    }
}
