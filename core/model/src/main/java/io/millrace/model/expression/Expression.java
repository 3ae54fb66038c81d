package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.function.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar expression over one row, typed and with the null semantics of SQL. */
public sealed interface Expression {
    DataType type();

    boolean nullable();

    /** The expression in SQL; {@link Sql#expression} makes an equal one of it. */
    default String toSql() {
        return SqlText.of(this);
    }

    /**
     * The value of a field.
     *
     * @param index its position in the input's schema
     */
    record Column(int index, String name, DataType type, boolean nullable) implements Expression {}

    /**
     * A constant.
     *
     * @param value Boolean, Integer (INT), Long (BIGINT; TIMESTAMP in microseconds), Double, java.math.BigDecimal or
     *     String, by the type; null for NULL
     */
    record Literal(@Nullable Object value, DataType type) implements Expression {
        @Override
        public boolean nullable() {
            return value == null;
        }
    }

    /** A function of other values. */
    record Call(ScalarFunction function, List<Expression> arguments, DataType type, boolean nullable)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A function that the job brought along.
     *
     * @param signature what it said it takes and gives here
     */
    record UserCall(LoadedFunction function, Signature signature, List<Expression> arguments, boolean nullable)
            implements Expression {
        public UserCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public DataType type() {
            return signature.result();
        }
    }
}
