package io.millrace.expressions;

import io.millrace.kernels.ArithmeticKernels;
import io.millrace.kernels.Comparison;
import io.millrace.kernels.ConstantDivisor;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.ScalarFunction;
import io.millrace.model.function.ExpressionFunction;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.VectorFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** From expressions to functions. Arguments must have the types that the functions compute with: nothing is converted. */
final class ExpressionCompiler {
    private final ArithmeticKernels arithmetic;
    private final ComparisonCompiler comparisons;
    private final ExpressionErrors errors;

    ExpressionCompiler(Kernels kernels, ExpressionErrors errors) {
        this.errors = errors;
        this.arithmetic = kernels.arithmetic();
        this.comparisons = new ComparisonCompiler(this, kernels.comparisons());
    }

    ColumnFunction column(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> rows -> rows.column(column.index());
            case Expression.Literal literal -> constant(literal);
            case Expression.Call call -> call(call);
            case Expression.UserCall call -> userCall(call);
        };
    }

    private static ColumnFunction constant(Expression.Literal literal) {
        return switch (literal.type()) {
            case DataType.Scalar scalar -> new Constant(literal);
            case DataType.Decimal decimal -> new Constant(literal);
            case DataType.Array array -> new NestedNull(array);
            case DataType.Map map -> new NestedNull(map);
            case DataType.Row row -> new NestedNull(row);
        };
    }

    BooleanFunction comparison(Expression.Call call, Comparison comparison) {
        return comparisons.compile(call, comparison);
    }

    private ColumnFunction call(Expression.Call call) {
        return switch (call.function()) {
            case ADD -> binary(call, arithmetic::add, arithmetic::add, arithmetic::add);
            case SUBTRACT -> binary(call, arithmetic::subtract, arithmetic::subtract, arithmetic::subtract);
            case MULTIPLY -> binary(call, arithmetic::multiply, arithmetic::multiply, arithmetic::multiply);
            case DIVIDE -> binary(call, arithmetic::divide, arithmetic::divide, arithmetic::divide);
            case MODULO -> binary(call, arithmetic::modulo, arithmetic::modulo, arithmetic::modulo);
            case NEGATE -> negate(call);
            case EQUAL -> comparison(call, Comparison.EQUAL);
            case NOT_EQUAL -> comparison(call, Comparison.NOT_EQUAL);
            case LESS -> comparison(call, Comparison.LESS);
            case LESS_OR_EQUAL -> comparison(call, Comparison.LESS_OR_EQUAL);
            case GREATER -> comparison(call, Comparison.GREATER);
            case GREATER_OR_EQUAL -> comparison(call, Comparison.GREATER_OR_EQUAL);
            case AND -> logic(call, BooleanLogic.And::new);
            case OR -> logic(call, BooleanLogic.Or::new);
            case NOT -> not(call);
            case IS_NULL -> new NullTest(argument(call, 0), true);
            case IS_NOT_NULL -> new NullTest(argument(call, 0), false);
            case ELEMENT -> Parts.element(call, argument(call, 0), argument(call, 1));
            case FIELD -> Parts.field(call, argument(call, 0));
            case COALESCE -> coalesce(call);
            case CAST, TRY_CAST -> cast(call);
            case CASE -> choice(call);
            case NULLIF -> nullIf(call);
            case ABS -> NumberMath.abs(attempt(call), argument(call, 0));
            case CEIL -> NumberMath.ceil(attempt(call), argument(call, 0));
            case FLOOR -> NumberMath.floor(attempt(call), argument(call, 0));
            case ROUND -> Rounding.of(attempt(call), arguments(call));
            case SIGN -> NumberMath.sign(attempt(call), argument(call, 0));
            case SQRT -> NumberMath.sqrt(attempt(call), arguments(call));
            case POW -> NumberMath.pow(attempt(call), arguments(call));
            case EXP -> NumberMath.exp(attempt(call), arguments(call));
            case LN -> NumberMath.ln(attempt(call), arguments(call));
            case LOG10 -> NumberMath.log10(attempt(call), arguments(call));
            case GREATEST -> Extremes.of(attempt(call), arguments(call), true);
            case LEAST -> Extremes.of(attempt(call), arguments(call), false);
            case BIT_AND -> new BitMath(call).and(argument(call, 0), argument(call, 1));
            case BIT_OR -> new BitMath(call).or(argument(call, 0), argument(call, 1));
            case BIT_XOR -> new BitMath(call).xor(argument(call, 0), argument(call, 1));
            case BIT_NOT -> new BitMath(call).not(argument(call, 0));
            case SHIFT_LEFT -> new BitMath(call).shiftLeft(argument(call, 0), argument(call, 1));
            case SHIFT_RIGHT -> new BitMath(call).shiftRight(argument(call, 0), argument(call, 1));
            case SHIFT_RIGHT_UNSIGNED -> new BitMath(call).shiftRightUnsigned(argument(call, 0), argument(call, 1));
            case BIT_COUNT -> new BitMath(call).ones(argument(call, 0));
            case LEADING_ZEROS -> new BitMath(call).leadingZeros(argument(call, 0));
            case TRAILING_ZEROS -> new BitMath(call).trailingZeros(argument(call, 0));
            case UPPER -> TextEdits.upper(argument(call, 0));
            case LOWER -> TextEdits.lower(argument(call, 0));
            case TRIM -> TextEdits.trim(arguments(call), true, true);
            case LTRIM -> TextEdits.trim(arguments(call), true, false);
            case RTRIM -> TextEdits.trim(arguments(call), false, true);
            case SUBSTRING -> TextEdits.substring(arguments(call));
            case CONCAT -> TextEdits.concat(arguments(call));
            case REPLACE -> TextEdits.replace(call, arguments(call));
            case SPLIT_PART -> TextEdits.splitPart(arguments(call));
            case REVERSE -> TextEdits.reverse(arguments(call));
            case LPAD -> Padding.pad(attempt(call), arguments(call), true);
            case RPAD -> Padding.pad(attempt(call), arguments(call), false);
            case REPEAT -> Padding.repeat(attempt(call), arguments(call));
            case LENGTH -> TextMeasures.length(arguments(call));
            case POSITION -> TextMeasures.position(call, arguments(call));
            case CONTAINS -> TextMeasures.contains(call, arguments(call));
            case STARTS_WITH -> TextMeasures.startsWith(call, arguments(call));
            case ENDS_WITH -> TextMeasures.endsWith(call, arguments(call));
            case LEVENSHTEIN -> Levenshtein.of(attempt(call), arguments(call));
            case LIKE -> Like.of(call, argument(call, 0));
            case REGEXP_LIKE -> RegexFunctions.like(call, argument(call, 0));
            case REGEXP_EXTRACT -> RegexFunctions.extract(call, argument(call, 0));
            case REGEXP_REPLACE -> RegexFunctions.replace(call, argument(call, 0));
            case DATE_TRUNC -> TimeArithmetic.truncate(attempt(call), argument(call, 1));
            case EXTRACT -> TimeArithmetic.extract(call, argument(call, 1));
            case TO_EPOCH -> TimeArithmetic.toEpoch(call, argument(call, 0));
            case FROM_EPOCH -> TimeArithmetic.fromEpoch(attempt(call), argument(call, 0));
            case FORMAT_TIMESTAMP -> TimeTexts.format(attempt(call), argument(call, 0));
            case PARSE_TIMESTAMP -> TimeTexts.parse(call, argument(call, 0));
            case MD5 -> Digests.digest("MD5", arguments(call));
            case SHA256 -> Digests.digest("SHA-256", arguments(call));
            case CRC32 -> Digests.crc32(arguments(call));
            case MURMUR3 -> Digests.murmur3(arguments(call));
            case XXHASH64 -> Digests.xxHash64(arguments(call));
            case UUID -> Digests.uuid(arguments(call));
            case BASE64_ENCODE -> Encodings.base64(arguments(call));
            case BASE64_DECODE -> Encodings.fromBase64(arguments(call));
            case HEX_ENCODE -> Encodings.hex(arguments(call));
            case HEX_DECODE -> Encodings.fromHex(arguments(call));
            case URL_ENCODE -> Encodings.url(arguments(call));
            case URL_DECODE -> Encodings.fromUrl(arguments(call));
            case CARDINALITY -> Parts.cardinality(argument(call, 0));
            case MAP_KEYS -> Parts.keys(argument(call, 0));
            case MAP_VALUES -> Parts.values(argument(call, 0));
            case ARRAY_CONTAINS -> Matching.contains(argument(call, 0), argument(call, 1));
            case ARRAY -> NewCollections.array(arguments(call));
            case SPLIT -> NewCollections.split(argument(call, 0), argument(call, 1));
            case MAP_FROM_ARRAYS -> NewCollections.map(attempt(call), argument(call, 0), argument(call, 1));
            case JSON_VALUE -> JsonTexts.value(call, argument(call, 0));
            case JSON_EXISTS -> JsonTexts.exists(call, argument(call, 0));
            case JSON_QUERY -> JsonTexts.query(call, argument(call, 0));
        };
    }

    private ColumnFunction userCall(Expression.UserCall call) {
        List<ColumnFunction> operands =
                call.arguments().stream().map(this::column).toList();
        return switch ((ExpressionFunction) call.function().instances().get()) {
            case RowFunction function -> new RowCall(call, function, operands, errors);
            case VectorFunction function -> new VectorCall(call, function, operands);
        };
    }

    private ColumnFunction binary(
            Expression.Call call,
            Arithmetic.IntKernel ints,
            Arithmetic.LongKernel longs,
            Arithmetic.DoubleKernel doubles) {
        if (call.type() instanceof DataType.Decimal) {
            requireDecimals(call, 2);
            return new DecimalArithmetic(attempt(call), argument(call, 0), argument(call, 1));
        }
        requireNumbers(call, 2);
        ColumnFunction left = argument(call, 0);
        Optional<ConstantDivisor> divisor = DivisionByConstant.divisor(call);
        if (divisor.isPresent()) {
            boolean remainder = call.function() == ScalarFunction.MODULO;
            return new DivisionByConstant(left, divisor.get(), remainder, arithmetic);
        }
        ColumnFunction right = argument(call, 1);
        return new Arithmetic(attempt(call), ints, longs, doubles).of(left, right);
    }

    private ColumnFunction negate(Expression.Call call) {
        if (call.type() instanceof DataType.Decimal) {
            requireDecimals(call, 1);
            return DecimalMath.negate(attempt(call), argument(call, 0));
        }
        requireNumbers(call, 1);
        return new Arithmetic(
                        attempt(call),
                        (values, same, count, out) -> arithmetic.negate(values, count, out),
                        (values, same, count, out) -> arithmetic.negate(values, count, out),
                        (values, same, count, out) -> arithmetic.negate(values, count, out))
                .of(argument(call, 0));
    }

    private ColumnFunction cast(Expression.Call call) {
        return Casts.compile(attempt(call), argument(call, 0));
    }

    private ColumnFunction logic(Expression.Call call, BinaryOperator<ColumnFunction> function) {
        requireBooleans(call);
        return call.arguments().stream().map(this::column).reduce(function).orElseThrow(() -> Errors.unsupported(call));
    }

    private ColumnFunction not(Expression.Call call) {
        requireBooleans(call);
        return new BooleanLogic.Not(argument(call, 0));
    }

    private ColumnFunction coalesce(Expression.Call call) {
        if (!argumentsHaveItsType(call)) {
            throw Errors.unsupported(call);
        }
        List<ColumnFunction> arguments = arguments(call);
        return arguments.size() == 1 ? arguments.getFirst() : new Coalesce(arguments);
    }

    private ColumnFunction choice(Expression.Call call) {
        List<Expression> parts = call.arguments();
        PredicateCompiler predicates = new PredicateCompiler(this);
        List<RowPredicate> conditions = new ArrayList<>();
        List<ColumnFunction> results = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            conditions.add(predicates.predicate(parts.get(i)));
            results.add(column(parts.get(i + 1)));
        }
        results.add(column(parts.getLast()));
        return new Choice(conditions, results);
    }

    private ColumnFunction nullIf(Expression.Call call) {
        Expression.Call equal =
                new Expression.Call(ScalarFunction.EQUAL, call.arguments(), Scalar.BOOLEAN, call.nullable());
        return new NullIf(argument(call, 0), comparison(equal, Comparison.EQUAL));
    }

    private static void requireNumbers(Expression.Call call, int count) {
        boolean number = call.type() == Scalar.INT || call.type() == Scalar.BIGINT || call.type() == Scalar.DOUBLE;
        if (!number || call.arguments().size() != count || !argumentsHaveItsType(call)) {
            throw Errors.unsupported(call);
        }
    }

    private static void requireDecimals(Expression.Call call, int count) {
        boolean decimals = call.arguments().stream().allMatch(argument -> argument.type() instanceof DataType.Decimal);
        if (!decimals || call.arguments().size() != count) {
            throw Errors.unsupported(call);
        }
    }

    private static void requireBooleans(Expression.Call call) {
        if (call.type() != Scalar.BOOLEAN || !argumentsHaveItsType(call)) {
            throw Errors.unsupported(call);
        }
    }

    private static boolean argumentsHaveItsType(Expression.Call call) {
        return call.arguments().stream().allMatch(argument -> argument.type().equals(call.type()));
    }

    private Attempt attempt(Expression.Call call) {
        return new Attempt(call, errors);
    }

    private ColumnFunction argument(Expression.Call call, int index) {
        return column(call.arguments().get(index));
    }

    private List<ColumnFunction> arguments(Expression.Call call) {
        return call.arguments().stream().map(this::column).toList();
    }
}
