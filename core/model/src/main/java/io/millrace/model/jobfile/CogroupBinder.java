package io.millrace.model.jobfile;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Union;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes aggregations of two inputs together: for each of them a projection onto the key, the time and the columns of both, null in those of the other; a union of the two; and an aggregation,
 * which has the id of the step.
 */
final class CogroupBinder {
    /** The column with the time of a row, of inputs that are no results of windows. */
    private static final String EVENT_TIME = "event_time";

    private final Binding binding;
    private final Item item;
    private final Section section;
    private final JoinSides sides;

    /** @param inputs two, with what is known of their rows */
    CogroupBinder(Binding binding, Item item, List<Edge> inputs, List<Output> rows) {
        this.binding = binding;
        this.item = item;
        this.section = item.section();
        this.sides = new JoinSides(binding, item, inputs, rows);
    }

    Bound bind() {
        Optional<List<Join.Side>> both = sides.bind();
        Optional<Window> window = section.section("window").flatMap(sides.windowing()::window);
        if (both.isEmpty() || !haveTimesOfOneKind(both.get())) {
            return Bound.NOTHING;
        }
        Join.Side left = both.get().getFirst();
        Join.Side right = both.get().getLast();
        RowTime time = time(left);
        Schema rows = rows(left, right);
        Set<String> names = new HashSet<>(left.key());
        names.addAll(List.of(WindowAggregate.WINDOW_START, WindowAggregate.WINDOW_END));
        Optional<List<Aggregate>> aggregates =
                sides.windowing().aggregates(new AggregateBinder(binding, rows, Optional.of(time.field())), names);
        if (window.isEmpty() || aggregates.isEmpty() || !sides.haveDifferentColumns(rows.names())) {
            return Bound.NOTHING;
        }
        Project fromLeft = part(0, left, right, rows);
        Project fromRight = part(1, right, left, rows);
        Union union =
                new Union(item.id() + ".rows", List.of(Edge.main(fromLeft.id()), Edge.main(fromRight.id())), rows);
        WindowAggregate step = new WindowAggregate(
                item.id(),
                Edge.main(union.id()),
                rows,
                time,
                left.key(),
                window.get(),
                aggregates.get(),
                section.value("allowedLateness", Duration.class).orElse(Duration.ZERO));
        List<PlanNode> parts = List.of(fromLeft, fromRight, union);
        return new Bound(
                parts,
                Optional.of(step),
                Optional.of(new Output(step.schema(), Optional.of(WindowAggregate.resultTime()))));
    }

    private boolean haveTimesOfOneKind(List<Join.Side> both) {
        boolean same = both.getFirst().time() instanceof RowTime.WindowEnd
                == both.getLast().time() instanceof RowTime.WindowEnd;
        if (!same) {
            binding.problems()
                    .add(
                            section.node(),
                            "UNSUPPORTED",
                            "either both inputs of a cogroup step are results of windows, or neither",
                            "",
                            "a windowAggregate before the other input, too");
        }
        return same;
    }

    private static RowTime time(Join.Side side) {
        return side.time() instanceof RowTime.WindowEnd
                ? WindowAggregate.resultTime()
                : new RowTime.Instant(EVENT_TIME);
    }

    /** The columns of the rows of both sides: the key, the time, those of each side behind its name. */
    private static Schema rows(Join.Side left, Join.Side right) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < left.key().size(); i++) {
            Field key = field(left, left.key().get(i));
            boolean nullable =
                    key.nullable() || field(right, right.key().get(i)).nullable();
            fields.add(new Field(key.name(), key.type(), nullable));
        }
        times(left).forEach(name -> fields.add(Field.required(name, Scalar.TIMESTAMP)));
        for (Join.Side side : List.of(left, right)) {
            side.schema()
                    .fields()
                    .forEach(field -> fields.add(Field.nullable(side.name() + "." + field.name(), field.type())));
        }
        return new Schema(fields);
    }

    /** What the columns with the time are called in the rows of both sides. */
    private static List<String> times(Join.Side side) {
        return side.time() instanceof RowTime.WindowEnd
                ? List.of(WindowAggregate.WINDOW_START, WindowAggregate.WINDOW_END)
                : List.of(EVENT_TIME);
    }

    private static List<String> timeColumns(Join.Side side) {
        return switch (side.time()) {
            case RowTime.Instant instant -> List.of(instant.field());
            case RowTime.WindowEnd end -> List.of(end.start(), end.end());
        };
    }

    private Project part(int number, Join.Side side, Join.Side other, Schema rows) {
        List<Expression> values = new ArrayList<>();
        side.key().forEach(name -> values.add(column(side, name)));
        timeColumns(side).forEach(name -> values.add(column(side, name)));
        List<Expression> own =
                side.schema().names().stream().map(name -> column(side, name)).toList();
        List<Expression> nulls = other.schema().fields().stream()
                .<Expression>map(field -> new Expression.Literal(null, field.type()))
                .toList();
        values.addAll(number == 0 ? own : nulls);
        values.addAll(number == 0 ? nulls : own);
        List<Project.Item> items = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            items.add(new Project.Item(rows.field(i).name(), values.get(i)));
        }
        return new Project(item.id() + "." + number, side.input(), items);
    }

    private static Expression column(Join.Side side, String name) {
        Field field = field(side, name);
        return new Expression.Column(side.schema().indexOf(name).orElseThrow(), name, field.type(), field.nullable());
    }

    private static Field field(Join.Side side, String name) {
        return side.schema().field(side.schema().indexOf(name).orElseThrow());
    }
}
