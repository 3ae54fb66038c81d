package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import java.util.List;

/**
 * A function as expressions call it by name: all that the type checker and the documentation know of it.
 *
 * @param name upper case
 * @param function what it computes
 * @param form how it is written, with the types of its arguments, as in {@code ROUND(number [, INT])}
 * @param parameters what it takes, those that may be left out last
 * @param required how many of the parameters must be given
 * @param repeats whether the last parameter may be given any number of times
 * @param result the type of the result
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
        Result result,
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
        JSON("JSON"),
        COLLECTION("Arrays and maps");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Which type a result has. */
    public sealed interface Result {
        /** How documentation calls it. */
        String shown();

        /** Always the same. */
        record Fixed(DataType type) implements Result {
            @Override
            public String shown() {
                return type.toString();
            }
        }

        /** One that comes of the types of the arguments. */
        enum Derived implements Result {
            /** That of the arguments that have one type. */
            SAME("the type of its arguments"),
            /** An ARRAY of the arguments, which have one type. */
            ARRAY("ARRAY of the type of its arguments"),
            /** A MAP with the elements of the first array as keys, those of the second as values. */
            MAP("MAP of the types of the elements"),
            /** An ARRAY of the keys of the first argument. */
            KEYS("ARRAY of the type of the keys"),
            /** An ARRAY of the values of the first argument. */
            VALUES("ARRAY of the type of the values");

            private final String shown;

            Derived(String shown) {
                this.shown = shown;
            }

            @Override
            public String shown() {
                return shown;
            }
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
        ALWAYS,
        /** Not even if all arguments are. */
        NEVER
    }

    int most() {
        return repeats ? Integer.MAX_VALUE : parameters.size();
    }

    /** The parameter that takes the argument at this position, from 0. */
    Parameter parameter(int argument) {
        return parameters.get(Math.min(argument, parameters.size() - 1));
    }
}
