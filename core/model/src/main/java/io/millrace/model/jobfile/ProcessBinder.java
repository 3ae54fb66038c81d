package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.document.Node;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.ProcessSignature;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.model.plan.RowTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes process steps, by asking their function what it works on. */
final class ProcessBinder {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Output rows;
    private final Windowing windowing;

    ProcessBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
        this.windowing = new Windowing(binding, item, input, rows);
    }

    Bound bind() {
        Section section = item.section();
        UserFunctions functions = new UserFunctions(binding);
        Optional<RowTime> time = windowing.time();
        Set<String> names = new HashSet<>();
        Optional<List<String>> groupBy = windowing.groupBy(names);
        Optional<List<String>> fields = functions.fields(section, rows.schema(), "a process step");
        Optional<Placed<String>> name = section.get("call", String.class);
        if (time.isEmpty() || groupBy.isEmpty() || fields.isEmpty() || name.isEmpty()) {
            return Bound.NOTHING;
        }
        Node at = name.get().node();
        List<DataType> types = UserFunctions.types(fields.get(), rows.schema());
        names.add(time.get().field());
        return functions
                .find(name.get(), ProcessFunction.class, "a step, which implements ProcessFunction")
                .flatMap(function -> functions
                        .ask(function, at, () -> ((ProcessFunction)
                                        function.instances().get())
                                .signature(types))
                        .filter(signature -> isRight(signature, names, at)
                                && functions.fit(function, types, signature.parameters(), at))
                        .map(signature -> step(time.get(), groupBy.get(), function, signature, fields.get())))
                .map(step -> new Bound(
                        Optional.of(step),
                        Optional.of(new Output(
                                step.schema(),
                                Optional.of(new RowTime.Instant(time.get().field()))))))
                .orElse(Bound.NOTHING);
    }

    private KeyedProcess step(
            RowTime time,
            List<String> groupBy,
            LoadedFunction function,
            ProcessSignature signature,
            List<String> fields) {
        return new KeyedProcess(
                item.id(),
                input,
                rows.schema(),
                time,
                groupBy,
                function,
                signature,
                fields,
                item.section().value("allowedLateness", Duration.class).orElse(Duration.ZERO));
    }

    /** @param names the columns of the key and of the time, to which the results are added */
    private boolean isRight(ProcessSignature signature, Set<String> names, Node at) {
        boolean scalars = Stream.of(
                        signature.parameters().stream(),
                        signature.state().stream().map(Field::type),
                        signature.results().stream().map(Field::type))
                .flatMap(types -> types)
                .allMatch(Scalar.class::isInstance);
        if (!scalars || !differ(signature.state()) || !differ(signature.results())) {
            binding.problems()
                    .add(
                            at,
                            "FUNCTION_SIGNATURE_INVALID",
                            scalars
                                    ? "the fields of a state, and of results, have names that differ"
                                    : "steps of a job take, keep and give scalar types",
                            signature.state() + " and " + signature.results(),
                            "");
            return false;
        }
        Optional<Field> taken = signature.results().stream()
                .filter(field -> names.contains(field.name()))
                .findFirst();
        taken.ifPresent(field -> binding.problems()
                .add(
                        at,
                        "DUPLICATE_COLUMN",
                        "the step gives a column '" + field.name()
                                + "', and the columns of the key and of the event time come with it anyway",
                        "",
                        "another name, in the function or by a project step before"));
        return taken.isEmpty();
    }

    private static boolean differ(List<Field> fields) {
        return fields.stream().map(Field::name).distinct().count() == fields.size();
    }
}
