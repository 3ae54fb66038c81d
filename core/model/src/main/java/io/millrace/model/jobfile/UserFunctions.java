package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.function.ArgumentsRejectedException;
import io.millrace.model.function.UserFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what a job brought along where a step names it, and asks it; what goes wrong there is a problem of the job. */
record UserFunctions(Binding binding) {

    /**
     * The function of a name; reports it if there is none, or one of another kind.
     *
     * @param expected what a function of the kind is, for the message
     */
    Optional<LoadedFunction> find(Placed<String> name, Class<? extends UserFunction> kind, String expected) {
        LoadedFunction function = binding.functions().get(name.value().toUpperCase(Locale.ROOT));
        if (function == null) {
            binding.problems()
                    .unknown(
                            name.node(),
                            "UNKNOWN_FUNCTION",
                            "there is no '" + name.value() + "' in configuration.functions",
                            name.value(),
                            binding.functions().values().stream()
                                    .map(LoadedFunction::name)
                                    .sorted()
                                    .toList());
            return Optional.empty();
        }
        Optional<Boolean> right = ask(
                function,
                name.node(),
                () -> kind.isInstance(function.instances().get()));
        if (right.isPresent() && !right.get()) {
            binding.problems()
                    .add(
                            name.node(),
                            "FUNCTION_CLASS_INVALID",
                            "'" + function.name() + "' is of another kind",
                            "",
                            expected);
        }
        return right.filter(is -> is).map(is -> function);
    }

    /** The answer of a function, or nothing if it refused or failed to give one, which is reported. */
    <T> Optional<T> ask(LoadedFunction function, Node at, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ArgumentsRejectedException e) {
            binding.problems().add(at, "WRONG_TYPE", function.name() + ": " + e.getMessage(), "", "");
        } catch (MillraceException e) {
            binding.problems().add(at, e.code(), String.valueOf(e.getMessage()), "", "");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            binding.problems()
                    .add(at, "FUNCTION_FAILED", "function " + function.name() + " says no types: " + e, "", "");
        }
        return Optional.empty();
    }

    /** The columns that a section names in {@code fields}; reports those that are wrong. */
    Optional<List<String>> fields(Section section, Schema schema, String place) {
        List<String> fields = new ArrayList<>();
        for (Placed<?> field : section.items("fields")) {
            binding.singleColumn(new Placed<>((String) field.value(), field.node()), schema, place)
                    .ifPresent(fields::add);
        }
        boolean complete = !section.has("fields")
                || (section.get("fields", Section.Values.class).isPresent()
                        && fields.size() == section.items("fields").size());
        return complete ? Optional.of(fields) : Optional.empty();
    }

    static List<DataType> types(List<String> fields, Schema schema) {
        return fields.stream()
                .map(name -> schema.field(schema.indexOf(name).orElseThrow()).type())
                .toList();
    }

    /** Whether columns of these types can be read as the parameters; reports it if not. */
    boolean fit(LoadedFunction function, List<DataType> given, List<DataType> parameters, Node at) {
        boolean fits = parameters.size() == given.size();
        for (int i = 0; fits && i < given.size(); i++) {
            fits = isReadAs(given.get(i), parameters.get(i));
        }
        if (!fits) {
            binding.problems()
                    .add(
                            at,
                            "WRONG_TYPE",
                            function.name() + " is computed of other columns",
                            given.toString(),
                            parameters + "; a map step before can cast them");
        }
        return fits;
    }

    private static boolean isReadAs(DataType given, DataType read) {
        return given.equals(read)
                || (given == Scalar.INT && (read == Scalar.BIGINT || read == Scalar.DOUBLE))
                || (given == Scalar.BIGINT && read == Scalar.DOUBLE);
    }
}
