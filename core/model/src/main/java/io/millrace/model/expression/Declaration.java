package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import io.millrace.model.expression.SqlFunction.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a function is, part by part: the form in which the functions of a family are listed. */
final class Declaration {
    private final Family family;
    private final ScalarFunction function;
    private final List<Parameter> parameters = new ArrayList<>();
    private String name;
    private Optional<String> form = Optional.empty();
    private int required;
    private boolean repeats;
    private Result result = Result.Derived.SAME;
    private Nulls nulls = Nulls.ANY_ARGUMENT;

    Declaration(Family family, ScalarFunction function) {
        this.family = family;
        this.function = function;
        this.name = function.name();
    }

    /** If the name is not that of what it computes. */
    Declaration named(String name) {
        this.name = name;
        return this;
    }

    /** If it is not written as a name with arguments behind it. */
    Declaration written(String form) {
        this.form = Optional.of(form);
        return this;
    }

    Declaration takes(Parameter... given) {
        parameters.addAll(List.of(given));
        required = parameters.size();
        return this;
    }

    Declaration optionally(Parameter... given) {
        parameters.addAll(List.of(given));
        return this;
    }

    /** The last parameter, any number of times. */
    Declaration repeating() {
        repeats = true;
        return this;
    }

    /** The type of the result; if it is not said, that of the arguments that have one type. */
    Declaration gives(DataType type) {
        return gives(new Result.Fixed(type));
    }

    Declaration gives(Result type) {
        result = type;
        return this;
    }

    /** When the result may be null; if it is not said, when an argument may be. */
    Declaration nullIf(Nulls nulls) {
        this.nulls = nulls;
        return this;
    }

    SqlFunction says(String description, String example, String value) {
        return new SqlFunction(
                name,
                function,
                family,
                form.orElseGet(this::call),
                parameters,
                required,
                repeats,
                result,
                nulls,
                description,
                example,
                value);
    }

    private String call() {
        StringBuilder given = new StringBuilder(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            String separator = i == 0 ? "" : ", ";
            String shown = separator + parameters.get(i).shown();
            given.append(i < required ? shown : (i == 0 ? "[" : " [") + shown + "]");
        }
        return given.append(repeats ? ", …)" : ")").toString();
    }
}
