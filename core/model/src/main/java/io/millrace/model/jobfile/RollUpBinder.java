package io.millrace.model.jobfile;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Step;
import io.millrace.model.plan.Union;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes aggregations in windows of several sizes, and over several sets of key columns: a windowed aggregation and a projection for each size and set, and
 * a union of them all, which has the id of the step.
 */
final class RollUpBinder {
    /** The result column with the length of the window. */
    private static final String WINDOW_SIZE = "window_size";
    /** The result column that names the key columns of a row. */
    private static final String GROUPING = "grouping";

    private static final List<Duration> SIZES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final int MOST_PARTS = 64;

    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Schema schema;
    private final Windowing windowing;

    RollUpBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.schema = rows.schema();
        this.windowing = new Windowing(binding, item, input, rows);
    }

    Bound bind() {
        Optional<RowTime> time = windowing.time();
        Set<String> names =
                new HashSet<>(Set.of(GROUPING, WINDOW_SIZE, WindowAggregate.WINDOW_START, WindowAggregate.WINDOW_END));
        Optional<List<String>> groupBy = windowing.groupBy(names);
        List<Duration> sizes = sizes();
        Optional<List<Aggregate>> aggregates = aggregates(names, time.map(RowTime::field));
        if (time.isEmpty() || groupBy.isEmpty() || aggregates.isEmpty() || sizes.isEmpty()) {
            return Bound.NOTHING;
        }
        List<List<String>> sets = sets(groupBy.get());
        if (sets.isEmpty()) {
            return Bound.NOTHING;
        }
        if (sets.size() * sizes.size() > MOST_PARTS) {
            binding.problems()
                    .add(
                            item.section().node(),
                            "OUT_OF_BOUNDS",
                            "a rollUp step has at most " + MOST_PARTS + " pairs of a size and a set of key columns",
                            String.valueOf(sets.size() * sizes.size()),
                            "fewer sizes or columns, or several steps");
            return Bound.NOTHING;
        }
        List<PlanNode> parts = new ArrayList<>();
        List<Project> results = new ArrayList<>();
        List<Project> late = new ArrayList<>();
        for (Duration size : sizes) {
            for (List<String> set : sets) {
                WindowAggregate part = new WindowAggregate(
                        item.id() + "." + results.size(),
                        input,
                        schema,
                        time.get(),
                        set,
                        new Window.Tumbling(size, Duration.ZERO),
                        aggregates.get(),
                        item.section().value("allowedLateness", Duration.class).orElse(Duration.ZERO));
                Project result = result(part, groupBy.get(), size);
                parts.add(part);
                parts.add(result);
                results.add(result);
                if (set == sets.getFirst()) {
                    late.add(late(part, size));
                }
            }
        }
        Union union = new Union(
                item.id(),
                results.stream().map(result -> Edge.main(result.id())).toList(),
                joined(results));
        return new Bound(
                parts,
                Optional.of(union),
                Optional.of(new Output(union.schema(), Optional.of(WindowAggregate.resultTime()))),
                late(late));
    }

    /** The rows that came too late for the windows of a size, which are the same in each part of the size. */
    private Project late(WindowAggregate part, Duration size) {
        List<Project.Item> items = new ArrayList<>();
        for (String name : schema.names()) {
            if (!name.equals(WINDOW_SIZE)) {
                items.add(column(schema, name));
            }
        }
        items.add(size(size));
        return new Project(part.id() + ".late", new Edge(part.id(), Edge.Port.LATE), items);
    }

    private List<Step> late(List<Project> ofSizes) {
        List<Step> steps = new ArrayList<>(ofSizes);
        steps.add(new Union(
                item.id() + ".late",
                ofSizes.stream().map(rows -> Edge.main(rows.id())).toList(),
                joined(ofSizes)));
        return steps;
    }

    private static Project.Item size(Duration size) {
        return new Project.Item(WINDOW_SIZE, new Expression.Literal(DurationText.format(size), Scalar.STRING));
    }

    private List<Duration> sizes() {
        if (!item.section().has("sizes")) {
            return SIZES;
        }
        List<Duration> sizes = new ArrayList<>();
        for (Placed<?> given : item.section().items("sizes")) {
            Duration size = (Duration) given.value();
            if (sizes.contains(size)) {
                binding.problems()
                        .add(
                                given.node(),
                                "OUT_OF_BOUNDS",
                                "a size stands once",
                                DurationText.format(size),
                                "sizes that differ");
            } else {
                sizes.add(size);
            }
        }
        return windowing.complete("sizes", sizes.size()) ? sizes : List.of();
    }

    /** The sets of key columns, the whole key first unless they are given; none if those that are given are wrong, which is reported. */
    private List<List<String>> sets(List<String> groupBy) {
        if (item.section().has(RollUpGrammar.GROUPING_SETS)) {
            return new GroupingSetsBinder(binding, item.section(), groupBy).bind();
        }
        int keys = groupBy.size();
        return switch (item.section().value("totals", String.class).orElse(RollUpGrammar.NONE)) {
            case RollUpGrammar.ROLLUP ->
                IntStream.rangeClosed(0, keys)
                        .mapToObj(less -> groupBy.subList(0, keys - less))
                        .toList();
            case RollUpGrammar.CUBE ->
                IntStream.range(0, 1 << Math.min(keys, Integer.SIZE - 2))
                        .limit(MOST_PARTS + 1L)
                        .mapToObj(left -> IntStream.range(0, keys)
                                .filter(key -> (left >> key & 1) == 0)
                                .mapToObj(groupBy::get)
                                .toList())
                        .toList();
            default -> List.of(groupBy);
        };
    }

    private Optional<List<Aggregate>> aggregates(Set<String> names, Optional<String> timeField) {
        AggregateBinder binder = new AggregateBinder(binding, schema, timeField);
        Section section = item.section();
        if (!section.has("statistics") && !section.has("aggregates")) {
            binding.problems()
                    .add(
                            section.node(),
                            "MISSING_FIELD",
                            "a rollUp step has 'statistics' or 'aggregates', or both",
                            "",
                            "statistics: and a column of numbers");
        }
        List<Aggregate> statistics =
                section.get("statistics", String.class).map(binder::statistics).orElse(List.of());
        statistics.forEach(statistic -> names.add(statistic.name()));
        Optional<List<Aggregate>> aggregates = windowing.aggregates(binder, names);
        if (section.has("statistics") == statistics.isEmpty() || (statistics.isEmpty() && aggregates.isEmpty())) {
            return Optional.empty();
        }
        if (section.has("aggregates") && aggregates.isEmpty()) {
            return Optional.empty();
        }
        List<Aggregate> all = new ArrayList<>(statistics);
        all.addAll(aggregates.orElse(List.of()));
        return Optional.of(all);
    }

    /** The rows of a part with the columns of all parts. */
    private Project result(WindowAggregate part, List<String> groupBy, Duration size) {
        List<Project.Item> items = new ArrayList<>();
        for (String key : groupBy) {
            items.add(
                    part.groupBy().contains(key)
                            ? column(part.schema(), key)
                            : new Project.Item(
                                    key,
                                    new Expression.Literal(
                                            null,
                                            schema.field(schema.indexOf(key).orElseThrow())
                                                    .type())));
        }
        items.add(new Project.Item(GROUPING, new Expression.Literal(String.join(",", part.groupBy()), Scalar.STRING)));
        items.add(size(size));
        for (String name : part.schema().names()) {
            if (!part.groupBy().contains(name)) {
                items.add(column(part.schema(), name));
            }
        }
        return new Project(part.id() + ".result", Edge.main(part.id()), items);
    }

    private static Project.Item column(Schema rows, String name) {
        int index = rows.indexOf(name).orElseThrow();
        Field field = rows.field(index);
        return new Project.Item(name, new Expression.Column(index, name, field.type(), field.nullable()));
    }

    /** The columns of the parts, null where they may be so in one of them. */
    private static Schema joined(List<Project> results) {
        Schema first = results.getFirst().schema();
        return new Schema(IntStream.range(0, first.size())
                .mapToObj(i -> new Field(
                        first.field(i).name(),
                        first.field(i).type(),
                        results.stream()
                                .anyMatch(result -> result.schema().field(i).nullable())))
                .toList());
    }
}
