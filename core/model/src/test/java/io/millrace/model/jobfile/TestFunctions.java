package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.function.AggregateSignature;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ArgumentsRejectedException;
import io.millrace.model.function.ProcessContext;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.ProcessSignature;
import io.millrace.model.function.Result;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.Signature;
import io.millrace.model.function.State;
import io.millrace.model.function.UserFunction;
import io.millrace.model.function.WindowFunction;
import io.millrace.model.function.WindowSignature;
import io.millrace.model.function.Windows;
import java.util.List;
import java.util.function.Supplier;

/** One jar with one function of each kind. */
public final class TestFunctions {
    private TestFunctions() {}

    public static Supplier<UserFunction> load(String jar, String className) {
        if (!jar.equals("functions.jar")) {
            throw new MillraceException("FUNCTION_JAR_NOT_FOUND", "there is no file '" + jar + "'");
        }
        return switch (className) {
            case "Half" -> Half::new;
            case "Total" -> Total::new;
            case "Hours" -> Hours::new;
            case "Last" -> Last::new;
            default -> throw new MillraceException("FUNCTION_CLASS_NOT_FOUND", "there is no class '" + className + "'");
        };
    }

    /** Of an hour from each row on, which merge; of an array they cannot be. */
    private static final class Hours implements WindowFunction {
        @Override
        public WindowSignature signature(List<DataType> arguments) {
            return arguments.size() > 1
                    ? WindowSignature.of(new DataType.Array(Scalar.STRING))
                    : WindowSignature.merging(Scalar.STRING);
        }

        @Override
        public void assign(long timeMillis, Arguments row, Windows windows) {
            windows.add(timeMillis, timeMillis + 3_600_000);
        }
    }

    /** Keeps the last text, and gives it as a column, which is called that of the key if it is no text. */
    private static final class Last implements ProcessFunction {
        @Override
        public ProcessSignature signature(List<DataType> arguments) {
            if (arguments.isEmpty()) {
                throw new IllegalStateException("of what?");
            }
            return new ProcessSignature(
                    List.of(Scalar.STRING),
                    List.of(Field.nullable("last", Scalar.STRING)),
                    List.of(Field.nullable(arguments.getFirst() == Scalar.STRING ? "last" : "device", Scalar.STRING)));
        }

        @Override
        public void process(Arguments row, ProcessContext context) {
            context.emit();
        }
    }

    /** The sum of DOUBLEs; of nothing it says that it needs a column, of two it keeps a list. */
    private static final class Total implements AggregateFunction {
        @Override
        public AggregateSignature signature(List<DataType> arguments) {
            if (arguments.isEmpty()) {
                throw new ArgumentsRejectedException("it takes a column of numbers");
            }
            DataType kept = arguments.size() == 1 ? Scalar.DOUBLE : new DataType.Array(Scalar.DOUBLE);
            return AggregateSignature.of(Scalar.DOUBLE, List.of(Field.nullable("total", kept)), Scalar.DOUBLE);
        }

        @Override
        public void add(Arguments row, State state) {
            state.set(0, (state.isNull(0) ? 0 : state.getDouble(0)) + row.getDouble(0));
        }

        @Override
        public void merge(State other, State state) {
            add(other, state);
        }

        @Override
        public void result(State state, Result result) {
            result.set(state.getDouble(0));
        }
    }

    private static final class Half implements RowFunction {
        @Override
        public Signature signature(List<DataType> arguments) {
            return Signature.of(Scalar.DOUBLE, Scalar.DOUBLE);
        }

        @Override
        public void evaluate(Arguments row, Result result) {
            result.set(row.getDouble(0) / 2);
        }
    }
}
