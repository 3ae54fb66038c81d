package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes schemas of the lists of fields in a file. */
final class SchemaBinder {
    private final Binding binding;

    SchemaBinder(Binding binding) {
        this.binding = binding;
    }

    /** The section's schema, if all of its fields are right. */
    Optional<Schema> bind(Section section) {
        if (section.get("schema", Object.class).isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section item : section.sections("schema")) {
            Optional<Placed<String>> name = item.get("name", String.class);
            Optional<DataType> type = item.get("type", DataType.class).flatMap(binding::type);
            boolean nullable = item.value("nullable", Boolean.class).orElse(true);
            if (name.isPresent() && !names.add(name.get().value())) {
                duplicate(binding, name.get());
            } else if (name.isPresent() && type.isPresent()) {
                fields.add(new Field(name.get().value(), type.get(), nullable));
            }
        }
        boolean complete = section.node().get("schema").orElse(null) instanceof Node.Sequence sequence
                && sequence.items().size() == fields.size();
        return complete ? Optional.of(new Schema(fields)) : Optional.empty();
    }

    static void duplicate(Binding binding, Placed<String> name) {
        binding.problems()
                .add(
                        name.node(),
                        "DUPLICATE_COLUMN",
                        "there is already a column '" + name.value() + "'",
                        "",
                        "each name once");
    }
}
