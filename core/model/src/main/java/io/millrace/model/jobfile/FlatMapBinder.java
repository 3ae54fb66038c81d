package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.expression.Expression;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.FlatMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes flatMap steps. */
final class FlatMapBinder {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Output rows;

    FlatMapBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
    }

    Bound bind() {
        Optional<Expression> collection = item.section()
                .get("unnest", String.class)
                .flatMap(text -> binding.expression(text, rows.schema()).filter(value -> isCollection(text, value)));
        List<Placed<String>> names = names();
        if (collection.isEmpty()
                || names.isEmpty()
                || !fit(names, collection.get().type())) {
            return Bound.NOTHING;
        }
        Optional<Placed<String>> ordinality = item.section().get("ordinality", String.class);
        FlatMap step = new FlatMap(
                item.id(),
                input,
                rows.schema(),
                collection.get(),
                names.stream().map(Placed::value).toList(),
                ordinality.map(Placed::value),
                item.section().value("outer", Boolean.class).orElse(false));
        List<Placed<String>> added = new ArrayList<>(names);
        ordinality.ifPresent(added::add);
        return areNew(added, step.repeated())
                ? new Bound(Optional.of(step), Optional.of(new Output(step.schema(), rows.time())))
                : Bound.NOTHING;
    }

    private boolean isCollection(Placed<String> text, Expression value) {
        boolean right = value.type() instanceof DataType.Array || value.type() instanceof DataType.Map;
        if (!right) {
            binding.problems()
                    .add(
                            text.node(),
                            "SQL_TYPE",
                            "only an ARRAY or a MAP has elements, not " + value.type(),
                            "",
                            value.type() == DataType.Scalar.STRING ? "SPLIT(..., ',') for the parts of a text" : "");
        }
        return right;
    }

    private List<Placed<String>> names() {
        Optional<Placed<Object>> given = item.section().get("as", Object.class);
        if (given.isPresent() && given.get().value() instanceof String single) {
            return List.of(new Placed<>(single, given.get().node()));
        }
        List<Placed<String>> names = new ArrayList<>();
        if (given.isPresent() && given.get().value() instanceof Section.Values list) {
            for (Placed<?> name : list.items()) {
                names.add(new Placed<>((String) name.value(), name.node()));
            }
        }
        return names;
    }

    /** Whether there are as many names as new columns; reports it if not. */
    private boolean fit(List<Placed<String>> names, DataType collection) {
        boolean map = collection instanceof DataType.Map;
        boolean right = names.size() == (map ? 2 : 1);
        if (!right) {
            binding.problems()
                    .add(
                            item.section().node().get("as").orElseThrow(),
                            "WRONG_FIELDS",
                            map
                                    ? "'as' names two columns for a MAP, one for the keys and one for the values"
                                    : "'as' names one column for the elements of an ARRAY",
                            names.size() + (names.size() == 1 ? " name" : " names"),
                            map ? "as: [key, value]" : "as: element");
        }
        return right;
    }

    private boolean areNew(List<Placed<String>> added, List<String> repeated) {
        Set<String> names = new HashSet<>(repeated);
        boolean allNew = true;
        for (Placed<String> name : added) {
            if (!names.add(name.value())) {
                SchemaBinder.duplicate(binding, name);
                allNew = false;
            }
        }
        return allNew;
    }
}
