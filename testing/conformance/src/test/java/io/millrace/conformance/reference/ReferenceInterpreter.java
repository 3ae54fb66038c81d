package io.millrace.conformance.reference;

import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.Deduplicate;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.FlatMap;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Union;
import io.millrace.model.plan.WindowAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan on rows given as lists. There is no time here: all rows are in time, whatever their order, and windows are
 * what they are once everything has come; of results that replace each other there is the last.
 */
public final class ReferenceInterpreter {
    private final Map<String, List<ReferenceRow>> inputs;
    private final Map<String, List<ReferenceRow>> dictionaries;
    private final Map<String, List<ReferenceRow>> outputs = new HashMap<>();
    private ReferenceExpression expressions = new ReferenceExpression(ExpressionErrors.FAIL);
    private ReferenceAggregates aggregates = new ReferenceAggregates(expressions);

    /**
     * @param inputs the rows of each source, by its id
     * @param dictionaries the rows of the dictionary or table of each step that has one, by its id
     */
    public ReferenceInterpreter(Map<String, List<ReferenceRow>> inputs, Map<String, List<ReferenceRow>> dictionaries) {
        this.inputs = Map.copyOf(inputs);
        this.dictionaries = Map.copyOf(dictionaries);
    }

    /** The rows that reach each sink of main outputs, by its id. */
    public Map<String, List<ReferenceRow>> run(Plan plan) {
        expressions = new ReferenceExpression(plan.expressionErrors());
        aggregates = new ReferenceAggregates(expressions);
        Map<String, List<ReferenceRow>> sinks = new LinkedHashMap<>();
        for (PlanNode node : plan.nodes()) {
            if (node instanceof SinkNode sink) {
                if (sink.input().port() == Edge.Port.MAIN) {
                    sinks.put(sink.id(), output(sink.input()));
                }
            } else {
                outputs.put(node.id(), rows(node));
            }
        }
        return sinks;
    }

    /** All results of an aggregation that gives out one for every row, of which later ones replace earlier ones; for a plan that was {@linkplain #run run}. */
    public List<ReferenceRow> updates(WindowAggregate node) {
        return new ReferenceAggregation(node, aggregates).updates(output(node.input()));
    }

    private List<ReferenceRow> rows(PlanNode node) {
        return switch (node) {
            case SourceNode source -> Objects.requireNonNull(inputs.get(source.id()));
            case Filter filter ->
                output(filter.input()).stream()
                        .filter(row -> Boolean.TRUE.equals(expressions.evaluate(filter.predicate(), row)))
                        .toList();
            case Project project ->
                output(project.input()).stream()
                        .map(row -> project(project, row))
                        .toList();
            case FlatMap flatMap -> flatMap(flatMap);
            case Enrich enrich -> enrich(enrich);
            case Lookup lookup ->
                ReferenceLookup.rows(
                        lookup,
                        output(lookup.input()),
                        Objects.requireNonNull(dictionaries.get(lookup.id())),
                        expressions);
            case Union union ->
                union.inputs().stream().flatMap(edge -> output(edge).stream()).toList();
            case WindowAggregate aggregate ->
                new ReferenceAggregation(aggregate, aggregates).results(output(aggregate.input()));
            case ArrivalAggregate aggregate ->
                new ReferenceArrival(aggregate, aggregates).results(output(aggregate.input()));
            case Join join ->
                new ReferenceJoin(join, expressions, time -> spans(join, time))
                        .of(output(join.left().input()), output(join.right().input()));
            case Deduplicate deduplicate -> ReferenceDeduplicate.rows(deduplicate, output(deduplicate.input()));
            case KeyedProcess process -> ReferenceProcess.rows(process, output(process.input()));
            case TopN topN -> ReferenceTopN.rows(topN, output(topN.input()));
            case SinkNode sink -> throw new IllegalArgumentException("a sink has no output");
        };
    }

    private List<ReferenceRow> output(Edge edge) {
        return Objects.requireNonNull(outputs.get(edge.node()));
    }

    private ReferenceRow project(Project project, ReferenceRow row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Project.Item item : project.items()) {
            values.put(item.name(), expressions.evaluate(item.expression(), row));
        }
        return new ReferenceRow(values);
    }

    private List<ReferenceRow> flatMap(FlatMap node) {
        List<ReferenceRow> result = new ArrayList<>();
        for (ReferenceRow row : output(node.input())) {
            Map<String, @Nullable Object> repeated = new LinkedHashMap<>(row.values());
            repeated.keySet().retainAll(node.repeated());
            List<List<@Nullable Object>> parts = new ArrayList<>();
            switch (expressions.evaluate(node.collection(), row)) {
                case null -> {}
                case Map<?, ?> map -> map.forEach((key, value) -> parts.add(Arrays.asList(key, value)));
                case Object list -> ((List<?>) list).forEach(element -> parts.add(Collections.singletonList(element)));
            }
            for (int i = 0; i < parts.size(); i++) {
                result.add(flat(node, new ReferenceRow(repeated), parts.get(i), i + 1));
            }
            if (parts.isEmpty() && node.outer()) {
                result.add(flat(node, new ReferenceRow(repeated), Arrays.asList(null, null), null));
            }
        }
        return result;
    }

    private static ReferenceRow flat(
            FlatMap node, ReferenceRow repeated, List<@Nullable Object> values, @Nullable Integer position) {
        ReferenceRow row = repeated;
        for (int i = 0; i < node.as().size(); i++) {
            row = row.with(node.as().get(i), values.get(i));
        }
        return node.ordinality().isPresent() ? row.with(node.ordinality().get(), position) : row;
    }

    private List<ReferenceRow> enrich(Enrich enrich) {
        Map<Object, ReferenceRow> byKey = new HashMap<>();
        for (ReferenceRow entry : Objects.requireNonNull(dictionaries.get(enrich.id()))) {
            Object key = entry.get(enrich.dictionaryKey());
            if (key != null) {
                byKey.put(key, entry);
            }
        }
        List<ReferenceRow> result = new ArrayList<>();
        for (ReferenceRow row : output(enrich.input())) {
            Object key = expressions.evaluate(enrich.key(), row);
            ReferenceRow entry = key == null ? null : byKey.get(key);
            ReferenceRow more = row;
            for (Enrich.Addition addition : enrich.additions()) {
                Object found = entry == null ? null : entry.get(addition.from());
                Object value = found != null
                        ? found
                        : addition.otherwise().map(literal -> literal.value()).orElse(null);
                more = more.with(addition.name(), value);
            }
            result.add(more);
        }
        return result;
    }

    private static List<List<Instant>> spans(Join join, Instant time) {
        return join.match() instanceof Join.Match.Windows match
                ? ReferenceWindows.windows(match.window(), time).stream()
                        .map(span -> List.of(span.start(), span.end()))
                        .toList()
                : List.of();
    }
}
