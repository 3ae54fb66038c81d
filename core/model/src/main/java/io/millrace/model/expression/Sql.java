package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import java.util.List;
import java.util.Optional;

/** Reads SQL scalar expressions and the names of data types. */
public final class Sql {
    /** The longest expression that is read, in characters. */
    public static final int MAX_LENGTH = 16_384;
    /** How deep parentheses, functions and NOT may stand in each other. */
    public static final int MAX_DEPTH = 64;
    /** The most operators in one expression; an IN counts as none. */
    public static final int MAX_OPERATORS = 500;

    private Sql() {}

    /** Reads an expression over the columns of {@code schema} in a job that fails if an operation does. */
    public static Optional<Expression> expression(String text, Schema schema, List<Fault> faults) {
        return expression(text, new Scope(schema, ExpressionErrors.FAIL), faults);
    }

    /**
     * Reads an expression.
     *
     * @param faults takes everything that is wrong
     * @return the expression, or nothing if there was a fault
     */
    public static Optional<Expression> expression(String text, Scope scope, List<Fault> faults) {
        try {
            return Optional.ofNullable(
                    new TypeChecker(scope, faults).check(parser(text).expression()));
        } catch (SyntaxException e) {
            faults.add(e.fault());
            return Optional.empty();
        }
    }

    /**
     * Reads the name of a type, such as {@code bigint} or {@code ARRAY<STRING>}.
     *
     * @param faults takes everything that is wrong
     */
    public static Optional<DataType> dataType(String text, List<Fault> faults) {
        try {
            return Optional.of(parser(text).dataType());
        } catch (SyntaxException e) {
            faults.add(e.fault());
            return Optional.empty();
        }
    }

    /** The value in another type, if that is a conversion which operands undergo by themselves, such as INT to BIGINT. */
    public static Optional<Expression> convert(Expression value, DataType type) {
        return Conversion.common(List.of(value.type(), type))
                .filter(type::equals)
                .map(same -> Conversion.convert(value, same));
    }

    /** The value in another type, if a CAST makes one of it. */
    public static Optional<Expression> cast(Expression value, DataType type) {
        if (!Conversion.castable(value.type(), type)) {
            return Optional.empty();
        }
        boolean nullable = value.nullable() || Totality.mayFail(value.type(), type);
        return Optional.of(
                value.type().equals(type)
                        ? value
                        : new Expression.Call(ScalarFunction.CAST, List.of(value), type, nullable));
    }

    /** Whether arithmetic works on values of the type. */
    public static boolean isNumeric(DataType type) {
        return Conversion.isNumeric(type);
    }

    private static Parser parser(String text) throws SyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(new Fault(
                    "SQL_TOO_LONG",
                    0,
                    "an expression has at most " + MAX_LENGTH + " characters",
                    text.length() + " characters",
                    "",
                    Optional.empty()));
        }
        return new Parser(Lexer.tokens(text));
    }
}
