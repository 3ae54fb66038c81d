package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.error.Nearest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the types of parts of nested values. Reports every fault and gives null for what has one. */
final class PathChecker {
    private final List<Fault> faults;

    PathChecker(List<Fault> faults) {
        this.faults = faults;
    }

    @Nullable Expression field(Ast.Field path, Expression row) {
        if (!(row.type() instanceof DataType.Row(List<Field> fields))) {
            return fault(path.offset(), "only a ROW has fields", row.type().toString(), "");
        }
        for (Field field : fields) {
            if (field.name().equals(path.name())) {
                return new Expression.Call(
                        ScalarFunction.FIELD,
                        List.of(row, new Expression.Literal(path.name(), Scalar.STRING)),
                        field.type(),
                        row.nullable() || field.nullable());
            }
        }
        List<String> names = fields.stream().map(Field::name).toList();
        faults.add(new Fault(
                "UNKNOWN_COLUMN",
                path.offset(),
                "there is no field '" + path.name() + "' in this row",
                "",
                "one of " + String.join(", ", names),
                Nearest.to(path.name(), names)));
        return null;
    }

    /**
     * The element of an array at a position, or of a map at a key.
     *
     * @param collection null for a bare NULL, as is {@code index}
     */
    @Nullable Expression element(Ast.Operation path, @Nullable Expression collection, @Nullable Expression index) {
        int indexOffset = path.operands().get(1).offset();
        return switch (collection == null ? null : collection.type()) {
            case DataType.Array(DataType element) ->
                element(
                        collection,
                        index(indexOffset, index, Scalar.BIGINT, "the position in an ARRAY is a whole number"),
                        element);
            case DataType.Map(DataType key, DataType value) ->
                element(collection, index(indexOffset, index, key, "the key of this MAP is " + key), value);
            case null -> fault(path.offset(), "only an ARRAY or a MAP has elements", "NULL", "");
            case DataType other -> fault(path.offset(), "only an ARRAY or a MAP has elements", other.toString(), "");
        };
    }

    private static @Nullable Expression element(
            @Nullable Expression collection, @Nullable Expression index, DataType type) {
        return collection == null || index == null
                ? null
                : new Expression.Call(ScalarFunction.ELEMENT, List.of(collection, index), type, true);
    }

    private @Nullable Expression index(int offset, @Nullable Expression given, DataType type, String rule) {
        if (given == null) {
            return new Expression.Literal(null, type);
        }
        if (type == Scalar.TIMESTAMP && given instanceof Expression.Literal(String text, DataType ignored)) {
            Optional<Long> micros = TimestampText.parse(text);
            return micros.isPresent()
                    ? new Expression.Literal(micros.get(), Scalar.TIMESTAMP)
                    : fault(offset, "text beside a TIMESTAMP is ISO 8601", text, TimestampText.EXAMPLE);
        }
        if (Conversion.common(List.of(given.type(), type)).filter(type::equals).isEmpty()) {
            return fault(
                    offset, rule, given.type().toString(), Conversion.castable(given.type(), type) ? "a CAST" : "");
        }
        return Conversion.convert(given, type);
    }

    private @Nullable Expression fault(int offset, String rule, String found, String expected) {
        faults.add(Fault.type(offset, rule, found, expected));
        return null;
    }
}
