package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.function.AggregateSignature;
import io.millrace.model.plan.AggregateCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the call of an aggregate that the job brought along, by asking it what it can be computed of. */
final class AggregateCallBinder {
    private final Binding binding;
    private final Schema schema;
    private final Section section;

    AggregateCallBinder(Binding binding, Schema schema, Section section) {
        this.binding = binding;
        this.schema = schema;
        this.section = section;
    }

    /** The call, or nothing if a problem of it was reported here or before. */
    Optional<AggregateCall> bind() {
        Optional<List<String>> fields = fields();
        Optional<Placed<String>> name = section.get("call", String.class);
        if (name.isEmpty() && !section.has("call")) {
            binding.problems()
                    .add(
                            section.node(),
                            "MISSING_FIELD",
                            "CUSTOM needs the field 'call'",
                            "",
                            "the name of an aggregate of configuration.functions");
        }
        if (name.isEmpty() || fields.isEmpty()) {
            return Optional.empty();
        }
        UserFunctions functions = new UserFunctions(binding);
        Node at = name.get().node();
        return functions
                .find(name.get(), AggregateFunction.class, "an aggregate, which implements AggregateFunction")
                .flatMap(function -> functions
                        .ask(function, at, () -> ((AggregateFunction)
                                        function.instances().get())
                                .signature(types(fields.get())))
                        .filter(signature -> isRight(function, signature, fields.get(), at))
                        .map(signature -> new AggregateCall(function, signature, fields.get())));
    }

    private Optional<List<String>> fields() {
        List<String> fields = new ArrayList<>();
        for (Placed<?> field : section.items("fields")) {
            binding.singleColumn(new Placed<>((String) field.value(), field.node()), schema, "an aggregate")
                    .ifPresent(fields::add);
        }
        boolean complete = !section.has("fields")
                || (section.get("fields", Section.Values.class).isPresent()
                        && fields.size() == section.items("fields").size());
        return complete ? Optional.of(fields) : Optional.empty();
    }

    private List<DataType> types(List<String> fields) {
        return fields.stream()
                .map(name -> schema.field(schema.indexOf(name).orElseThrow()).type())
                .toList();
    }

    private boolean isRight(LoadedFunction function, AggregateSignature signature, List<String> fields, Node at) {
        List<DataType> given = types(fields);
        List<DataType> parameters = signature.parameters();
        Stream<DataType> kept = signature.state().stream().map(Field::type);
        boolean scalars = Stream.of(parameters.stream(), kept, Stream.of(signature.result()))
                .flatMap(types -> types)
                .allMatch(Scalar.class::isInstance);
        boolean different =
                signature.state().stream().map(Field::name).distinct().count()
                        == signature.state().size();
        if (!scalars || !different) {
            binding.problems()
                    .add(
                            at,
                            "FUNCTION_SIGNATURE_INVALID",
                            scalars
                                    ? "the fields of a state have names that differ"
                                    : "aggregates of a job take, keep and give scalar types",
                            signature.state().toString(),
                            "");
            return false;
        }
        boolean fits = parameters.size() == given.size();
        for (int i = 0; fits && i < given.size(); i++) {
            fits = UserFunctions.isReadAs(given.get(i), parameters.get(i));
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
}
