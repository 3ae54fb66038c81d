package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Schema;
import io.millrace.model.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds columns, types and conversions. Reports every fault and gives null for what has one. */
final class TypeChecker {
    private final Scope scope;
    private final Schema schema;
    private final ExpressionErrors errors;
    private final List<Fault> faults;

    TypeChecker(Scope scope, List<Fault> faults) {
        this.scope = scope;
        this.schema = scope.schema();
        this.errors = scope.errors();
        this.faults = faults;
    }

    @Nullable Expression check(Ast ast) {
        return switch (ast) {
            case Ast.Name name -> column(name);
            case Ast.Constant constant -> constant.literal();
            case Ast.Null none ->
                fault(none.offset(), "the type of this NULL is not known", "NULL", "CAST(NULL AS ...) with a type");
            case Ast.Cast cast -> cast(cast);
            case Ast.Call call -> call(call);
            case Ast.Case choice -> caseOf(choice);
            case Ast.Field field -> field(field);
            case Ast.Operation operation ->
                switch (operation.operator()) {
                    case AND, OR, NOT -> logic(operation);
                    case IS_NULL, IS_NOT_NULL -> nullTest(operation);
                    case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparison(operation);
                    case ELEMENT -> element(operation);
                    case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE -> arithmetic(operation);
                    default -> throw new IllegalArgumentException(operation.operator() + " is not an operator");
                };
        };
    }

    private @Nullable Expression fault(int offset, String rule, String found, String expected) {
        faults.add(Fault.type(offset, rule, found, expected));
        return null;
    }

    private @Nullable Expression column(Ast.Name name) {
        OptionalInt index = schema.indexOf(name.name());
        if (index.isPresent()) {
            var field = schema.field(index.getAsInt());
            return new Expression.Column(index.getAsInt(), field.name(), field.type(), field.nullable());
        }
        String expected = "one of " + String.join(", ", schema.names());
        faults.add(new Fault(
                "UNKNOWN_COLUMN",
                name.offset(),
                name.quoted()
                        ? "there is no column '" + name.name() + "' (text stands in single quotes)"
                        : "there is no column '" + name.name() + "'",
                "",
                expected,
                Nearest.to(name.name(), schema.names())));
        return null;
    }

    private @Nullable Expression field(Ast.Field path) {
        if (path.row() instanceof Ast.Name input && schema.contains(input.name() + "." + path.name())) {
            return column(new Ast.Name(input.name() + "." + path.name(), true, input.offset()));
        }
        Expression row = check(path.row());
        return row == null ? null : new PathChecker(faults).field(path, row);
    }

    private @Nullable Expression element(Ast.Operation path) {
        List<@Nullable Expression> operands = operands(path.operands());
        return operands == null ? null : new PathChecker(faults).element(path, operands.get(0), operands.get(1));
    }

    private @Nullable Expression cast(Ast.Cast cast) {
        if (cast.operand() instanceof Ast.Null) {
            return new Expression.Literal(null, cast.type());
        }
        Expression operand = check(cast.operand());
        if (operand == null) {
            return null;
        }
        if (!Conversion.castable(operand.type(), cast.type())) {
            return fault(cast.offset(), operand.type() + " cannot be cast to " + cast.type(), "", "");
        }
        if (operand.type().equals(cast.type())) {
            return operand;
        }
        return cast.lenient()
                ? new Expression.Call(ScalarFunction.TRY_CAST, List.of(operand), cast.type(), true)
                : call(ScalarFunction.CAST, List.of(operand), cast.type());
    }

    private @Nullable Expression call(Ast.Call call) {
        Optional<LoadedFunction> own = scope.function(call.name());
        if (own.isPresent()) {
            List<@Nullable Expression> arguments = operands(call.arguments());
            return arguments == null ? null : new UserCallChecker(own.get(), call, errors, faults).check(arguments);
        }
        Optional<SqlFunction> found = SqlFunctions.named(call.name());
        if (found.isEmpty()) {
            Set<String> known = new TreeSet<>(SqlFunctions.names());
            known.addAll(scope.functions().keySet());
            faults.add(new Fault(
                    "UNKNOWN_FUNCTION",
                    call.offset(),
                    "there is no function '" + call.name() + "'",
                    "",
                    "one that the documentation of expressions or the job's functions list",
                    Nearest.to(call.name(), known)));
            return null;
        }
        CallChecker checker = new CallChecker(found.get(), call, errors, faults);
        if (!checker.checkCount()) {
            return null;
        }
        List<@Nullable Expression> arguments = operands(call.arguments());
        return arguments == null ? null : checker.check(arguments);
    }

    private @Nullable Expression caseOf(Ast.Case choice) {
        List<@Nullable Expression> conditions = operands(choice.conditions());
        List<@Nullable Expression> results = operands(choice.results());
        if (conditions == null || results == null) {
            return null;
        }
        List<Expression> given = new ArrayList<>();
        for (Expression result : results) {
            if (result != null) {
                given.add(result);
            }
        }
        if (given.isEmpty()) {
            return fault(
                    choice.offset(), "the type of this NULL is not known", "NULL", "CAST(NULL AS ...) with a type");
        }
        Optional<DataType> type = Conversion.commonOf(given);
        if (type.isEmpty()) {
            List<DataType> types = given.stream().map(Expression::type).toList();
            return fault(choice.offset(), "CASE chooses among values of one type", Conversion.shown(types), "");
        }
        List<Expression> parts = new ArrayList<>();
        boolean nullable = false;
        for (int i = 0; i < results.size(); i++) {
            if (i < conditions.size()) {
                Expression condition = conditions.get(i);
                if (condition != null && condition.type() != Scalar.BOOLEAN) {
                    return fault(
                            choice.conditions().get(i).offset(),
                            "a condition is BOOLEAN",
                            condition.type().toString(),
                            "a comparison");
                }
                parts.add(convert(condition, Scalar.BOOLEAN));
            }
            Expression result = convert(results.get(i), type.get());
            nullable |= result.nullable();
            parts.add(result);
        }
        return new Expression.Call(ScalarFunction.CASE, parts, type.get(), nullable);
    }

    private @Nullable Expression logic(Ast.Operation operation) {
        List<@Nullable Expression> operands = operands(operation.operands());
        if (operands == null) {
            return null;
        }
        List<Expression> converted = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Expression operand = operands.get(i);
            if (operand != null && operand.type() != Scalar.BOOLEAN) {
                return fault(
                        operation.operands().get(i).offset(),
                        "'" + operation.symbol() + "' takes BOOLEAN",
                        operand.type().toString(),
                        "a comparison");
            }
            converted.add(convert(operand, Scalar.BOOLEAN));
        }
        return call(operation.operator(), converted, Scalar.BOOLEAN);
    }

    private @Nullable Expression nullTest(Ast.Operation operation) {
        Ast operand = operation.operands().getFirst();
        Expression tested = operand instanceof Ast.Null ? new Expression.Literal(null, Scalar.BOOLEAN) : check(operand);
        return tested == null
                ? null
                : new Expression.Call(operation.operator(), List.of(tested), Scalar.BOOLEAN, false);
    }

    private @Nullable Expression comparison(Ast.Operation operation) {
        List<@Nullable Expression> operands = operands(operation.operands());
        if (operands == null) {
            return null;
        }
        Expression left = operands.get(0);
        Expression right = operands.get(1);
        if (left == null && right == null) {
            return new Expression.Literal(null, Scalar.BOOLEAN);
        }
        if (left != null && right != null) {
            Expression first = left;
            left = asTimestamp(operation.operands().get(0), left, right);
            right = asTimestamp(operation.operands().get(1), right, first);
            if (left == null || right == null) {
                return null;
            }
        }
        List<DataType> types = new ArrayList<>();
        if (left != null) {
            types.add(left.type());
        }
        if (right != null) {
            types.add(right.type());
        }
        Optional<DataType> type = Conversion.common(types);
        if (operation.operator() != ScalarFunction.EQUAL
                && operation.operator() != ScalarFunction.NOT_EQUAL
                && type.isPresent()
                && type.get() == Scalar.BOOLEAN) {
            return fault(operation.offset(), "BOOLEAN values have no order", operation.symbol(), "= or <>");
        }
        if (types.stream().anyMatch(DataType::isNested)) {
            return fault(
                    operation.offset(),
                    "'" + operation.symbol() + "' compares single values",
                    Conversion.shown(types),
                    "a part of them");
        }
        if (type.isEmpty()) {
            return fault(
                    operation.offset(),
                    "'" + operation.symbol() + "' compares values of one type",
                    Conversion.shown(types),
                    "a CAST of one of them");
        }
        List<Expression> compared = type.get() instanceof DataType.Decimal
                ? List.of(ofOwnScale(left, type.get()), ofOwnScale(right, type.get()))
                : List.of(convert(left, type.get()), convert(right, type.get()));
        return call(operation.operator(), compared, Scalar.BOOLEAN);
    }

    /** A text constant beside a TIMESTAMP is one. */
    private @Nullable Expression asTimestamp(Ast ast, Expression value, Expression other) {
        if (other.type() == Scalar.TIMESTAMP
                && value instanceof Expression.Literal literal
                && literal.value() instanceof String text) {
            Optional<Long> micros = TimestampText.parse(text);
            if (micros.isEmpty()) {
                return fault(ast.offset(), "text beside a TIMESTAMP is ISO 8601", text, TimestampText.EXAMPLE);
            }
            return new Expression.Literal(micros.get(), Scalar.TIMESTAMP);
        }
        return value;
    }

    private @Nullable Expression arithmetic(Ast.Operation operation) {
        List<@Nullable Expression> operands = operands(operation.operands());
        if (operands == null) {
            return null;
        }
        List<DataType> types = new ArrayList<>();
        for (Expression operand : operands) {
            if (operand != null) {
                types.add(operand.type());
            }
        }
        if (types.isEmpty()) {
            return fault(
                    operation.offset(), "the type of this NULL is not known", "NULL", "CAST(NULL AS ...) with a type");
        }
        Optional<DataType> common = Conversion.common(types);
        if (common.isEmpty() || !Conversion.isNumeric(common.get())) {
            return fault(operation.offset(), "'" + operation.symbol() + "' takes numbers", Conversion.shown(types), "");
        }
        DataType result = common.get();
        List<Expression> converted = new ArrayList<>();
        if (result instanceof DataType.Decimal && operands.size() == 2) {
            for (Expression operand : operands) {
                converted.add(ofOwnScale(operand, result));
            }
            result = DecimalTyping.result(
                    operation.operator(),
                    DecimalTyping.of(converted.get(0).type()),
                    DecimalTyping.of(converted.get(1).type()));
        } else {
            for (Expression operand : operands) {
                converted.add(convert(operand, result));
            }
        }
        return call(operation.operator(), converted, result);
    }

    private Expression call(ScalarFunction function, List<Expression> arguments, DataType type) {
        boolean nullable = arguments.stream().anyMatch(Expression::nullable)
                || (errors == ExpressionErrors.AS_NULL && Totality.mayFail(function, arguments, type));
        return new Expression.Call(function, arguments, type, nullable);
    }

    /** The operands checked, null in the list for a bare NULL; null if any has a fault. */
    private @Nullable List<@Nullable Expression> operands(List<Ast> parts) {
        List<@Nullable Expression> operands = new ArrayList<>();
        boolean faulty = false;
        for (Ast part : parts) {
            Expression operand = part instanceof Ast.Null ? null : check(part);
            faulty |= operand == null && !(part instanceof Ast.Null);
            operands.add(operand);
        }
        return faulty ? null : operands;
    }

    /** An operand of DECIMAL arithmetic keeps its own scale; only whole numbers become DECIMAL, and a bare NULL the type given. */
    private static Expression ofOwnScale(@Nullable Expression operand, DataType type) {
        return convert(operand, operand == null ? type : DecimalTyping.of(operand));
    }

    private static Expression convert(@Nullable Expression value, DataType type) {
        return value == null ? new Expression.Literal(null, type) : Conversion.convert(value, type);
    }
}
