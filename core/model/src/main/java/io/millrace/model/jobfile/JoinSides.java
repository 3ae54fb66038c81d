package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.RowTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the two sides of a step that compares rows of two inputs by keys and time. */
final class JoinSides {
    private final Binding binding;
    private final Item item;
    private final List<Edge> inputs;
    private final List<Output> rows;

    /** @param inputs two, with what is known of their rows */
    JoinSides(Binding binding, Item item, List<Edge> inputs, List<Output> rows) {
        this.binding = binding;
        this.item = item;
        this.inputs = List.copyOf(inputs);
        this.rows = List.copyOf(rows);
    }

    /** Both sides, if all is right with them. */
    Optional<List<Join.Side>> bind() {
        List<String> names = names();
        List<List<String>> keys = List.of(new ArrayList<>(), new ArrayList<>());
        boolean complete = keys(keys) && names.size() == 2;
        List<Join.Side> sides = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Optional<RowTime> time = new Windowing(binding, item, inputs.get(i), rows.get(i)).time();
            if (time.isPresent() && complete) {
                sides.add(new Join.Side(names.get(i), inputs.get(i), rows.get(i).schema(), time.get(), keys.get(i)));
            }
        }
        return sides.size() == 2 ? Optional.of(sides) : Optional.empty();
    }

    /** What makes the windows of the step. */
    Windowing windowing() {
        return new Windowing(binding, item, inputs.getFirst(), rows.getFirst());
    }

    /** Whether the columns of rows of both sides differ; a side {@code a} with a column {@code b_c} and a side {@code a_b} with a column {@code c} would be told apart by nothing. */
    boolean haveDifferentColumns(List<String> columns) {
        boolean unique = columns.stream().distinct().count() == columns.size();
        if (!unique) {
            binding.problems()
                    .add(
                            item.section().node(),
                            "DUPLICATE_COLUMN",
                            "late rows have the columns of both inputs behind the names of the inputs, which makes two of one name",
                            "",
                            "other names of the inputs, by 'as'");
        }
        return unique;
    }

    private List<String> names() {
        if (!item.section().has("as")) {
            return inputs.stream().map(Edge::node).toList();
        }
        List<Placed<?>> given = item.section().items("as");
        List<String> names = given.stream().map(name -> (String) name.value()).toList();
        if (names.size() != 2 || names.getFirst().equals(names.getLast())) {
            item.section().node().get("as").ifPresent(node -> binding.problems()
                    .add(
                            node,
                            "WRONG_INPUTS",
                            "'as' is two different names, one for each input",
                            String.join(", ", names),
                            "as: [a, b]"));
            return List.of();
        }
        return names;
    }

    /** Reads the fields of the keys, and tells whether all of them are right. */
    private boolean keys(List<List<String>> keys) {
        if (!item.section().has("on")) {
            return mayHaveNone();
        }
        List<Placed<?>> pairs = item.section().items("on");
        boolean right = true;
        for (Placed<?> pair : pairs) {
            right &= pair.value() instanceof Section both
                    ? key(both.get("left", String.class), both.get("right", String.class), keys)
                    : key(text(pair), text(pair), keys);
        }
        return right
                && !pairs.isEmpty()
                && item.section().node().get("on").orElse(null) instanceof Node.Sequence written
                && written.items().size() == pairs.size();
    }

    /** Only a broadcast can do without keys, as rows meet in every instance. */
    private boolean mayHaveNone() {
        boolean broadcast = item.section().value("broadcast", Boolean.class).orElse(false);
        if (!broadcast && item.section().variant().equals(StepGrammar.JOIN)) {
            binding.problems()
                    .add(
                            item.section().node(),
                            "MISSING_FIELD",
                            "a join step needs the field 'on', unless it is a broadcast",
                            "",
                            "the columns that are equal in both rows of a pair");
        }
        return broadcast;
    }

    private static Optional<Placed<String>> text(Placed<?> name) {
        return Optional.of(new Placed<>((String) name.value(), name.node()));
    }

    private boolean key(Optional<Placed<String>> left, Optional<Placed<String>> right, List<List<String>> keys) {
        Schema leftSchema = rows.getFirst().schema();
        Schema rightSchema = rows.getLast().schema();
        Optional<String> first = left.flatMap(name -> binding.singleColumn(name, leftSchema, "on"));
        Optional<String> second = right.flatMap(name -> binding.singleColumn(name, rightSchema, "on"));
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        DataType leftType = typeOf(leftSchema, first.get());
        DataType rightType = typeOf(rightSchema, second.get());
        if (!leftType.equals(rightType)) {
            binding.problems()
                    .add(
                            right.orElseThrow().node(),
                            "WRONG_TYPE",
                            "columns that are compared have the same type, but '" + first.get() + "' of '"
                                    + inputs.getFirst() + "' is " + leftType,
                            rightType.toString(),
                            "a map step before that casts one of them");
            return false;
        }
        keys.getFirst().add(first.get());
        keys.getLast().add(second.get());
        return true;
    }

    private static DataType typeOf(Schema schema, String column) {
        return schema.field(schema.indexOf(column).orElseThrow()).type();
    }
}
