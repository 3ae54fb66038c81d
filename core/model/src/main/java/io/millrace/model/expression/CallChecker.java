package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.expression.SqlFunction.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the types of one call of a function: what its arguments are converted to, and what it gives. */
final class CallChecker {
    private final SqlFunction function;
    private final Ast.Call call;
    private final ExpressionErrors errors;
    private final List<Fault> faults;

    CallChecker(SqlFunction function, Ast.Call call, ExpressionErrors errors, List<Fault> faults) {
        this.function = function;
        this.call = call;
        this.errors = errors;
        this.faults = faults;
    }

    /** Whether the number of arguments is right; reports it if not. */
    boolean checkCount() {
        int count = call.arguments().size();
        int least = function.required();
        int most = function.most();
        if (count >= least && count <= most) {
            return true;
        }
        String number = most == Integer.MAX_VALUE
                ? "at least " + least
                : least == most ? "exactly " + least : least + " to " + most;
        boolean one = most == 1 || (least == 1 && most == Integer.MAX_VALUE);
        fault(
                call.offset(),
                function.name() + " takes " + number + (one ? " argument" : " arguments"),
                String.valueOf(count),
                function.form());
        return false;
    }

    /**
     * The call with its arguments converted.
     *
     * @param arguments null in the list for a bare NULL
     * @return null if there was a fault
     */
    @Nullable Expression check(List<@Nullable Expression> arguments) {
        int before = faults.size();
        Optional<DataType> shared = shared(arguments);
        List<Expression> converted = new ArrayList<>();
        for (int index = 0; index < arguments.size() && faults.size() == before; index++) {
            int i = index;
            Parameter parameter = function.parameter(i);
            Expression argument = arguments.get(i);
            if (parameter.shared()) {
                shared.map(type -> function.function() == ScalarFunction.MODULO ? ofOwnScale(argument, type) : type)
                        .ifPresent(type -> converted.add(convert(argument, type)));
            } else if (parameter.nested()) {
                nested(i, parameter, argument).ifPresent(converted::add);
            } else {
                exact(i, parameter, expected(parameter, converted), argument)
                        .filter(value -> !parameter.constant() || checkConstant(i, value, converted))
                        .ifPresent(converted::add);
            }
        }
        if (faults.size() > before) {
            return null;
        }
        DataType result = result(converted, shared);
        boolean nullable = nullable(converted)
                || (errors == ExpressionErrors.AS_NULL && Totality.mayFail(function.function(), converted, result));
        return new Expression.Call(function.function(), converted, result, nullable);
    }

    private DataType result(List<Expression> arguments, Optional<DataType> shared) {
        return switch (function.result()) {
            case Result.Fixed(DataType type) -> type;
            case Result.Derived derived ->
                switch (derived) {
                    case SAME ->
                        shared.orElseThrow() instanceof DataType.Decimal decimal
                                ? DecimalTyping.result(function.function(), decimal, arguments)
                                : shared.orElseThrow();
                    case ARRAY -> new DataType.Array(shared.orElseThrow());
                    case MAP ->
                        new DataType.Map(
                                element(arguments.get(0).type()),
                                element(arguments.get(1).type()));
                    case KEYS -> new DataType.Array(map(arguments.getFirst()).key());
                    case VALUES -> new DataType.Array(map(arguments.getFirst()).value());
                };
        };
    }

    private static DataType element(DataType array) {
        return ((DataType.Array) array).element();
    }

    private static DataType.Map map(Expression argument) {
        return (DataType.Map) argument.type();
    }

    private boolean nullable(List<Expression> arguments) {
        return switch (function.nulls()) {
            case ANY_ARGUMENT -> arguments.stream().anyMatch(Expression::nullable);
            case ALL_ARGUMENTS -> arguments.stream().allMatch(Expression::nullable);
            case ANY_CHOICE -> arguments.stream().skip(1).anyMatch(Expression::nullable);
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    /** The one type of the arguments that share it; empty if there are none such, or after a fault. */
    private Optional<DataType> shared(List<@Nullable Expression> arguments) {
        List<Expression> given = new ArrayList<>();
        Parameter parameter = Parameter.ANY;
        boolean any = false;
        for (int i = 0; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            if (function.parameter(i).shared()) {
                any = true;
                parameter = function.parameter(i);
                if (argument != null) {
                    given.add(argument);
                }
            }
        }
        if (!any) {
            return Optional.empty();
        }
        if (given.isEmpty()) {
            fault(call.offset(), "the type of this NULL is not known", "NULL", "CAST(NULL AS ...) with a type");
            return Optional.empty();
        }
        Optional<DataType> type = Conversion.commonOf(given).flatMap(parameter::accepted);
        if (type.isEmpty()) {
            List<DataType> types = given.stream().map(Expression::type).toList();
            fault(call.offset(), function.name() + " takes " + parameter.rule(), Conversion.shown(types), "");
        }
        return type;
    }

    private Optional<Expression> nested(int index, Parameter parameter, @Nullable Expression argument) {
        if (argument != null && parameter.takes(argument.type())) {
            return Optional.of(argument);
        }
        fault(
                call.arguments().get(index).offset(),
                "argument " + (index + 1) + " of " + function.name() + " is " + parameter.rule(),
                argument == null ? "NULL" : argument.type().toString(),
                "");
        return Optional.empty();
    }

    private static DataType expected(Parameter parameter, List<Expression> before) {
        return parameter == Parameter.SOUGHT
                ? element(before.getFirst().type())
                : parameter.type().orElseThrow();
    }

    private Optional<Expression> exact(int index, Parameter parameter, DataType type, @Nullable Expression argument) {
        String shown = parameter == Parameter.SOUGHT ? type.toString() : parameter.shown();
        return new ArgumentConversion(function.name(), call, faults).convert(index, type, shown, argument);
    }

    /** Whether an argument that must be a constant is a right one; reports it if not. */
    private boolean checkConstant(int index, Expression argument, List<Expression> before) {
        Parameter parameter = function.parameter(index);
        int offset = call.arguments().get(index).offset();
        if (!(argument instanceof Expression.Literal(Object value, DataType ignored)) || value == null) {
            fault(offset, "argument " + (index + 1) + " of " + function.name() + " is a constant", "", "");
            return false;
        }
        Optional<ConstantRules.Broken> broken = ConstantRules.check(parameter, value, before);
        broken.ifPresent(rule -> faults.add(
                new Fault("BAD_CONSTANT", offset, rule.rule(), value.toString(), rule.expected(), Optional.empty())));
        return broken.isEmpty();
    }

    /** MOD is the operator %, whose DECIMAL operands keep their own scale. */
    private static DataType ofOwnScale(@Nullable Expression operand, DataType shared) {
        return shared instanceof DataType.Decimal && operand != null ? DecimalTyping.of(operand) : shared;
    }

    private static Expression convert(@Nullable Expression value, DataType type) {
        return value == null ? new Expression.Literal(null, type) : Conversion.convert(value, type);
    }

    private void fault(int offset, String rule, String found, String expected) {
        faults.add(Fault.type(offset, rule, found, expected));
    }
}
