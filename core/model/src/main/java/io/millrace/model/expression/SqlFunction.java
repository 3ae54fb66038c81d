package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import java.util.List;
import java.util.Optional;

/**
 * A function as expressions call it by name.
 *
 * @param name upper case
 * @param function what it computes
 * @param atLeast the fewest arguments
 * @param atMost the most arguments
 * @param typing from argument types to the types that the function is computed with; empty if it takes no such arguments
 * @param nulls when the result may be null
 * @param takes what arguments are right, for messages and documentation
 * @param description one sentence for people
 */
record SqlFunction(
        String name,
        ScalarFunction function,
        int atLeast,
        int atMost,
        Typing typing,
        Nulls nulls,
        String takes,
        String description) {

    /** How types of arguments make the type of a result. */
    interface Typing {
        Optional<Signature> of(List<DataType> arguments);
    }

    /** The types to which arguments are converted, and the type of the result. */
    record Signature(List<DataType> arguments, DataType result) {}

    /** When a result may be null. */
    enum Nulls {
        /** If any argument may be. */
        ANY_ARGUMENT,
        /** If all arguments may be. */
        ALL_ARGUMENTS
    }
}
