package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.plan.Enrich;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the columns that a step adds from records found by key. */
final class AdditionBinder {
    private final Binding binding;
    private final Section step;

    AdditionBinder(Binding binding, Section step) {
        this.binding = binding;
        this.step = step;
    }

    static DataType typeOf(Schema schema, String column) {
        return schema.field(schema.indexOf(column).orElseThrow()).type();
    }

    /** The columns to add, if all of them are right. */
    Optional<List<Enrich.Addition>> bind(Schema records) {
        List<Enrich.Addition> additions = new ArrayList<>();
        for (Section field : step.sections("fields")) {
            addition(field, records).ifPresent(additions::add);
        }
        boolean complete = step.node().get("fields").orElse(null) instanceof Node.Sequence sequence
                && sequence.items().size() == additions.size();
        return complete && !additions.isEmpty() ? Optional.of(additions) : Optional.empty();
    }

    private Optional<Enrich.Addition> addition(Section field, Schema records) {
        Optional<Placed<String>> name = field.get("name", String.class);
        Optional<Placed<String>> given = field.has("from") ? field.get("from", String.class) : name;
        Optional<String> from = given.flatMap(column -> binding.column(column, records));
        if (name.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        DataType type = typeOf(records, from.get());
        Optional<Scalar> text = field.value("default", Scalar.class);
        Optional<Expression.Literal> otherwise = text.flatMap(scalar -> Constants.of(scalar, type));
        if (text.isPresent() && otherwise.isEmpty()) {
            binding.problems()
                    .add(
                            text.get(),
                            "WRONG_TYPE",
                            "'default' is a value of '" + from.get() + "', which is " + type,
                            text.get().text(),
                            "");
        }
        return Optional.of(new Enrich.Addition(name.get().value(), from.get(), otherwise));
    }

    /** Whether no name of them is that of a column of the rows, or of another one; reports those that are. */
    boolean namesAreNew(Schema rows) {
        Set<String> names = new HashSet<>(rows.names());
        boolean allNew = true;
        for (Section field : step.sections("fields")) {
            Optional<Placed<String>> name = field.get("name", String.class);
            if (name.isPresent() && !names.add(name.get().value())) {
                SchemaBinder.duplicate(binding, name.get());
                allNew = false;
            }
        }
        return allNew;
    }
}
