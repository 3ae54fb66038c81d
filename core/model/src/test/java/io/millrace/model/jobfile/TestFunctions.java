package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.Result;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.Signature;
import io.millrace.model.function.UserFunction;
import java.util.List;
import java.util.function.Supplier;

/** One jar with one class. */
final class TestFunctions {
    private TestFunctions() {}

    static Supplier<UserFunction> load(String jar, String className) {
        if (!jar.equals("functions.jar")) {
            throw new MillraceException("FUNCTION_JAR_NOT_FOUND", "there is no file '" + jar + "'");
        }
        if (!className.equals("Half")) {
            throw new MillraceException("FUNCTION_CLASS_NOT_FOUND", "there is no class '" + className + "'");
        }
        return Half::new;
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
