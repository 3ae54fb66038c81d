package io.millrace.model.expression;

import io.millrace.model.function.UserFunction;
import java.util.function.Supplier;

/**
 * A function or aggregate that the job brought along, by its name.
 *
 * @param name as the job has it
 * @param instances makes instances, each for one thread at a time
 */
public record LoadedFunction(String name, Supplier<UserFunction> instances) {
    @Override
    public String toString() {
        return name;
    }
}
