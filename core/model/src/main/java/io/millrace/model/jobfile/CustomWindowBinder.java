package io.millrace.model.jobfile;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.function.WindowFunction;
import io.millrace.model.function.WindowSignature;
import io.millrace.model.plan.Window;
import java.util.List;
import java.util.Optional;

/** Makes windows that a function of the job gives, by asking it what they depend on. */
final class CustomWindowBinder {
    private final Binding binding;
    private final Schema schema;
    private final Section section;

    CustomWindowBinder(Binding binding, Schema schema, Section section) {
        this.binding = binding;
        this.schema = schema;
        this.section = section;
    }

    Optional<Window> bind() {
        UserFunctions functions = new UserFunctions(binding);
        Optional<List<String>> fields = functions.fields(section, schema, "a window");
        Optional<Placed<String>> name = section.get("call", String.class);
        if (name.isEmpty() || fields.isEmpty()) {
            return Optional.empty();
        }
        Node at = name.get().node();
        return functions
                .find(name.get(), WindowFunction.class, "windows, which implement WindowFunction")
                .flatMap(function -> functions
                        .ask(function, at, () -> ((WindowFunction)
                                        function.instances().get())
                                .signature(UserFunctions.types(fields.get(), schema)))
                        .filter(signature -> isRight(functions, function, signature, fields.get(), at))
                        .map(signature -> new Window.Custom(function, signature, fields.get())));
    }

    private boolean isRight(
            UserFunctions functions, LoadedFunction function, WindowSignature signature, List<String> fields, Node at) {
        if (!signature.parameters().stream().allMatch(Scalar.class::isInstance)) {
            binding.problems()
                    .add(
                            at,
                            "FUNCTION_SIGNATURE_INVALID",
                            "windows of a job look at scalar types",
                            signature.parameters().toString(),
                            "");
            return false;
        }
        return functions.fit(function, UserFunctions.types(fields, schema), signature.parameters(), at);
    }
}
