package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.ArgumentsRejectedException;
import io.millrace.model.function.ExpressionFunction;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the types of one call of a function that the job brought along, by asking the function. */
final class UserCallChecker {
    private final LoadedFunction function;
    private final Ast.Call call;
    private final ExpressionErrors errors;
    private final List<Fault> faults;

    UserCallChecker(LoadedFunction function, Ast.Call call, ExpressionErrors errors, List<Fault> faults) {
        this.function = function;
        this.call = call;
        this.errors = errors;
        this.faults = faults;
    }

    /**
     * The call with its arguments converted.
     *
     * @param arguments null in the list for a bare NULL
     * @return null if there was a fault
     */
    @Nullable Expression check(List<@Nullable Expression> arguments) {
        List<DataType> types = new ArrayList<>();
        for (Expression argument : arguments) {
            if (argument == null) {
                return fault("SQL_TYPE", "the type of this NULL is not known", "NULL", "CAST(NULL AS ...) with a type");
            }
            types.add(argument.type());
        }
        try {
            if (!(function.instances().get() instanceof ExpressionFunction instance)) {
                return fault(
                        "SQL_TYPE",
                        function.name() + " is no function of expressions",
                        "",
                        "one that implements RowFunction or VectorFunction");
            }
            return check(arguments, types, instance, instance.signature(List.copyOf(types)));
        } catch (ArgumentsRejectedException e) {
            return fault("SQL_TYPE", function.name() + ": " + e.getMessage(), Conversion.shown(types), "");
        } catch (MillraceException e) {
            return fault(e.code(), String.valueOf(e.getMessage()), "", "");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return fault("FUNCTION_FAILED", "function " + function.name() + " says no types: " + e, "", "");
        }
    }

    private @Nullable Expression check(
            List<@Nullable Expression> arguments,
            List<DataType> types,
            ExpressionFunction instance,
            Signature signature) {
        List<DataType> parameters = signature.parameters();
        if (parameters.size() != arguments.size()) {
            return fault(
                    "SQL_TYPE",
                    function.name() + " takes other arguments",
                    Conversion.shown(types),
                    Conversion.shown(parameters));
        }
        boolean scalars = Stream.concat(parameters.stream(), Stream.of(signature.result()))
                .allMatch(type -> type instanceof Scalar);
        if (!scalars) {
            return fault(
                    "FUNCTION_SIGNATURE_INVALID",
                    "functions of a job take and give scalar types",
                    Conversion.shown(parameters) + " to " + signature.result(),
                    "");
        }
        ArgumentConversion conversion = new ArgumentConversion(function.name(), call, faults);
        List<Expression> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            DataType type = parameters.get(i);
            Optional<Expression> argument = conversion.convert(i, type, type.toString(), arguments.get(i));
            if (argument.isEmpty()) {
                return null;
            }
            converted.add(argument.get());
        }
        boolean mayFail = errors == ExpressionErrors.AS_NULL && instance instanceof RowFunction;
        boolean nullArgument = !signature.takesNulls() && converted.stream().anyMatch(Expression::nullable);
        return new Expression.UserCall(function, signature, converted, signature.nullable() || nullArgument || mayFail);
    }

    private @Nullable Expression fault(String code, String rule, String found, String expected) {
        faults.add(new Fault(code, call.offset(), Objects.requireNonNull(rule), found, expected, Optional.empty()));
        return null;
    }
}
