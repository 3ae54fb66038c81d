package io.millrace.conformance.reference;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ExpressionFunction;
import io.millrace.model.function.Result;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.VectorFunction;
import io.millrace.testkit.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls a function that a job brought along for one row; a vector function sees batches of that row alone. */
final class ReferenceCall {
    private final Expression.UserCall call;
    private final ExpressionErrors errors;

    ReferenceCall(Expression.UserCall call, ExpressionErrors errors) {
        this.call = call;
        this.errors = errors;
    }

    @Nullable Object evaluate(List<@Nullable Object> arguments) {
        if (!call.signature().takesNulls() && arguments.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        ExpressionFunction function =
                (ExpressionFunction) call.function().instances().get();
        return switch (function) {
            case RowFunction row -> ofRow(row, arguments);
            case VectorFunction vector -> ofBatch(vector, arguments);
        };
    }

    private @Nullable Object ofRow(RowFunction function, List<@Nullable Object> arguments) {
        Kept kept = new Kept(call.type());
        try {
            function.evaluate(new Given(arguments), kept);
            return kept.value;
        } catch (RuntimeException noValue) {
            if (errors == ExpressionErrors.FAIL) {
                throw noValue;
            }
            return null;
        }
    }

    private @Nullable Object ofBatch(VectorFunction function, List<@Nullable Object> arguments) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            fields.add(Field.nullable("a" + i, call.signature().parameters().get(i)));
        }
        Batch batch = Rows.batch(new Schema(fields), List.of(arguments));
        return Rows.value(function.evaluate(batch.columns(), batch.selection(), 1), call.type(), 0);
    }

    /** Arguments as they are; numbers may be read as wider ones. */
    record Given(List<@Nullable Object> values) implements Arguments {
        private Object value(int argument) {
            return Objects.requireNonNull(values.get(argument));
        }

        @Override
        public boolean isNull(int argument) {
            return values.get(argument) == null;
        }

        @Override
        public boolean getBoolean(int argument) {
            return (Boolean) value(argument);
        }

        @Override
        public int getInt(int argument) {
            return (Integer) value(argument);
        }

        @Override
        public long getLong(int argument) {
            return value(argument) instanceof Instant time
                    ? ChronoUnit.MICROS.between(Instant.EPOCH, time)
                    : ((Number) value(argument)).longValue();
        }

        @Override
        public double getDouble(int argument) {
            return ((Number) value(argument)).doubleValue();
        }

        @Override
        public String getString(int argument) {
            return (String) value(argument);
        }

        @Override
        public byte[] getBytes(int argument) {
            return getString(argument).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int byteLength(int argument) {
            return getBytes(argument).length;
        }

        @Override
        public byte byteAt(int argument, int index) {
            return getBytes(argument)[index];
        }
    }

    /** Keeps the last result of a type. */
    static final class Kept implements Result {
        private final String type;

        @Nullable Object value;

        Kept(DataType type) {
            this.type = type.toString();
        }

        @Override
        public void setNull() {
            value = null;
        }

        @Override
        public void set(boolean given) {
            value = given;
        }

        @Override
        public void set(int given) {
            switch (type) {
                case "BIGINT" -> value = (long) given;
                case "DOUBLE" -> value = (double) given;
                default -> value = given;
            }
        }

        @Override
        public void set(long given) {
            value = type.equals("TIMESTAMP") ? Instant.EPOCH.plus(given, ChronoUnit.MICROS) : given;
        }

        @Override
        public void set(double given) {
            value = given;
        }

        @Override
        public void set(String given) {
            value = given;
        }

        @Override
        public void set(byte[] source, int from, int count) {
            value = new String(Arrays.copyOfRange(source, from, from + count), StandardCharsets.UTF_8);
        }
    }
}
