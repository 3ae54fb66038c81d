package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import java.util.List;
import java.util.Optional;

/**
 * A function as expressions call it by name: all that the type checker and the documentation know of it.
 *
 * @param name upper case
 * @param function what it computes
 * @param form how it is written, with the types of its arguments, as in {@code ROUND(number [, INT])}
 * @param parameters what it takes, those that may be left out last
 * @param required how many of the parameters must be given
 * @param repeats whether the last parameter may be given any number of times
 * @param result the type of the result; empty if it is that of the arguments that have one type
 * @param nulls when the result may be null
 * @param description one or two sentences for people
 * @param example a call with constants only
 * @param value what the example gives, as CAST to STRING writes it
 */
public record SqlFunction(
        String name,
        ScalarFunction function,
        Family family,
        String form,
        List<Parameter> parameters,
        int required,
        boolean repeats,
        Optional<DataType> result,
        Nulls nulls,
        String description,
        String example,
        String value) {

    public SqlFunction {
        parameters = List.copyOf(parameters);
    }

    /** What functions are about: the sections of the documentation. */
    public enum Family {
        CONDITION("Conditions"),
        NUMBER("Numbers"),
        BIT("Bits"),
        TEXT("Text"),
        PATTERN("Patterns"),
        TIME("Time"),
        CODE("Hashes and encodings"),
        JSON("JSON");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** When a result may be null. */
    public enum Nulls {
        /** If any argument may be; a null argument makes it null. */
        ANY_ARGUMENT,
        /** If all arguments may be. */
        ALL_ARGUMENTS,
        /** If any argument but the first may be. */
        ANY_CHOICE,
        /** Also if no argument is. A null argument makes it null. */
        ALWAYS
    }

    int most() {
        return repeats ? Integer.MAX_VALUE : parameters.size();
    }

    /** The parameter that takes the argument at this position, from 0. */
    Parameter parameter(int argument) {
        return parameters.get(Math.min(argument, parameters.size() - 1));
    }
}
