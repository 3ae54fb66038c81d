package io.millrace.model.spi;

import io.millrace.model.error.MillraceException;
import io.millrace.model.function.UserFunction;
import java.util.function.Supplier;

/** Finds the functions that a job brings along. */
@FunctionalInterface
public interface FunctionLoader {
    /** Where jobs bring no functions along. */
    FunctionLoader NONE = (jar, className) -> {
        throw new MillraceException(
                "FUNCTION_JAR_NOT_FOUND", "functions are loaded where the job file is a file, which is not so here");
    };

    /**
     * Loads a class and makes sure that it is a function.
     *
     * @param jar the file as the job names it, relative to the job file unless it is absolute
     * @param className with its package
     * @return makes instances; may throw {@code FUNCTION_FAILED}
     * @throws MillraceException with a code that starts with {@code FUNCTION_} if there is no such function
     */
    Supplier<UserFunction> load(String jar, String className);
}
