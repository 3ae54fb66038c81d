package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.function.AggregateSignature;
import io.millrace.model.plan.AggregateCall;
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
        UserFunctions functions = new UserFunctions(binding);
        Optional<List<String>> fields = functions.fields(section, schema, "an aggregate");
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
        Node at = name.get().node();
        return functions
                .find(name.get(), AggregateFunction.class, "an aggregate, which implements AggregateFunction")
                .flatMap(function -> functions
                        .ask(function, at, () -> ((AggregateFunction)
                                        function.instances().get())
                                .signature(UserFunctions.types(fields.get(), schema)))
                        .filter(signature -> isRight(signature, at)
                                && functions.fit(
                                        function,
                                        UserFunctions.types(fields.get(), schema),
                                        signature.parameters(),
                                        at))
                        .map(signature -> new AggregateCall(function, signature, fields.get())));
    }

    private boolean isRight(AggregateSignature signature, Node at) {
        Stream<DataType> kept = signature.state().stream().map(Field::type);
        boolean scalars = Stream.of(signature.parameters().stream(), kept, Stream.of(signature.result()))
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
        return true;
    }
}
