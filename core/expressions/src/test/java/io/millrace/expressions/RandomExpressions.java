package io.millrace.expressions;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import io.millrace.testkit.RandomBatches;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Well-typed expressions over the columns of {@link Cases#SCHEMA}. */
final class RandomExpressions {
    private static final List<Scalar> COMPARED =
            List.of(Scalar.BOOLEAN, Scalar.INT, Scalar.BIGINT, Scalar.DOUBLE, Scalar.STRING, Scalar.TIMESTAMP);
    private static final List<ScalarFunction> COMPARISONS = List.of(
            ScalarFunction.EQUAL,
            ScalarFunction.NOT_EQUAL,
            ScalarFunction.LESS,
            ScalarFunction.LESS_OR_EQUAL,
            ScalarFunction.GREATER,
            ScalarFunction.GREATER_OR_EQUAL);
    private static final List<ScalarFunction> ARITHMETIC = List.of(
            ScalarFunction.ADD,
            ScalarFunction.SUBTRACT,
            ScalarFunction.MULTIPLY,
            ScalarFunction.DIVIDE,
            ScalarFunction.MODULO);

    private final SplittableRandom random;
    private final RandomBatches values;

    RandomExpressions(long seed) {
        this.random = new SplittableRandom(seed);
        this.values = new RandomBatches(seed);
    }

    /** An expression of the type, of functions in at most so many levels. */
    Expression of(Scalar type, int levels) {
        if (levels == 0 || random.nextInt(5) == 0) {
            return random.nextInt(3) == 0 ? literal(type) : column(type);
        }
        if (random.nextInt(6) == 0) {
            return call(ScalarFunction.COALESCE, type, of(type, levels - 1), of(type, levels - 1));
        }
        return switch (type) {
            case BOOLEAN -> condition(levels - 1);
            case INT -> number(type, levels - 1);
            case BIGINT, DOUBLE ->
                random.nextInt(3) == 0
                        ? call(ScalarFunction.CAST, type, of(Scalar.INT, levels - 1))
                        : number(type, levels - 1);
            case STRING ->
                call(ScalarFunction.CAST, type, of(random.nextBoolean() ? Scalar.INT : Scalar.BOOLEAN, levels - 1));
            case TIMESTAMP -> call(ScalarFunction.CAST, type, of(Scalar.BIGINT, levels - 1));
            case BYTES -> throw new IllegalArgumentException("there is no column of " + type);
        };
    }

    private Expression condition(int levels) {
        return switch (random.nextInt(6)) {
            case 0 -> call(ScalarFunction.AND, Scalar.BOOLEAN, of(Scalar.BOOLEAN, levels), of(Scalar.BOOLEAN, levels));
            case 1 -> call(ScalarFunction.OR, Scalar.BOOLEAN, of(Scalar.BOOLEAN, levels), of(Scalar.BOOLEAN, levels));
            case 2 -> call(ScalarFunction.NOT, Scalar.BOOLEAN, of(Scalar.BOOLEAN, levels));
            case 3 ->
                call(
                        random.nextBoolean() ? ScalarFunction.IS_NULL : ScalarFunction.IS_NOT_NULL,
                        Scalar.BOOLEAN,
                        of(pick(COMPARED), levels));
            default -> {
                Scalar type = pick(COMPARED);
                yield call(pick(COMPARISONS), Scalar.BOOLEAN, of(type, levels), of(type, levels));
            }
        };
    }

    private Expression number(Scalar type, int levels) {
        return random.nextInt(6) == 0
                ? call(ScalarFunction.NEGATE, type, of(type, levels))
                : call(pick(ARITHMETIC), type, of(type, levels), of(type, levels));
    }

    private Expression column(Scalar type) {
        Schema schema = Cases.SCHEMA;
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            if (schema.field(i).type() == type) {
                columns.add(new Expression.Column(i, schema.field(i).name(), type, true));
            }
        }
        return pick(columns);
    }

    private Expression literal(Scalar type) {
        if (random.nextInt(8) == 0) {
            return new Expression.Literal(null, type);
        }
        Object value = values.value(type);
        return new Expression.Literal(
                value instanceof Instant time ? ChronoUnit.MICROS.between(Instant.EPOCH, time) : value, type);
    }

    private static Expression call(ScalarFunction function, DataType type, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments), type, true);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
