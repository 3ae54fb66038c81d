package io.millrace.model.jobfile;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import io.millrace.model.plan.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes steps, each of which must come behind those it takes rows from. */
final class StepBinder {
    private final Binding binding;
    private final Map<Edge, Output> outputs;
    private final MalformedPolicy malformed;

    /**
     * @param outputs what is known of the rows at the outputs of sources and of earlier steps
     * @param malformed what happens to records that cannot be read
     */
    StepBinder(Binding binding, Map<Edge, Output> outputs, MalformedPolicy malformed) {
        this.binding = binding;
        this.outputs = outputs;
        this.malformed = malformed;
    }

    /** The step, as far as it is right, and what is known of its rows. */
    Bound bind(Item item, List<Edge> inputs) {
        if (item.section().variant().equals(StepGrammar.UNION)) {
            return union(item, inputs);
        }
        if (item.section().variant().equals(StepGrammar.JOIN)) {
            return twoInputs(item, inputs)
                    .map(rows -> new JoinBinder(binding, item, inputs, rows).bind())
                    .orElse(Bound.NOTHING);
        }
        if (item.section().variant().equals(StepGrammar.COGROUP)) {
            return twoInputs(item, inputs)
                    .map(rows -> new CogroupBinder(binding, item, inputs, rows).bind())
                    .orElse(Bound.NOTHING);
        }
        if (!checkOneInput(binding, item, inputs)) {
            return Bound.NOTHING;
        }
        Edge input = inputs.getFirst();
        Optional<Output> rows = Optional.ofNullable(outputs.get(input));
        return switch (item.section().variant()) {
            case StepGrammar.FILTER ->
                rows.map(known -> filter(item, input, known)).orElse(Bound.NOTHING);
            case StepGrammar.MAP ->
                rows.map(known -> new ProjectBinder(binding, item, input, known).map())
                        .orElse(Bound.NOTHING);
            case StepGrammar.PROJECT ->
                rows.map(known -> new ProjectBinder(binding, item, input, known).project())
                        .orElse(Bound.NOTHING);
            case StepGrammar.FLAT_MAP ->
                rows.map(known -> new FlatMapBinder(binding, item, input, known).bind())
                        .orElse(Bound.NOTHING);
            case StepGrammar.LOOKUP -> new LookupBinder(binding, item, input, rows, malformed).bind();
            case StepGrammar.ENRICH -> new EnrichBinder(binding, item, input, rows).bind();
            case StepGrammar.WINDOW_AGGREGATE ->
                rows.map(known -> new WindowBinder(binding, item, input, known).bind())
                        .orElse(Bound.NOTHING);
            case StepGrammar.ROLL_UP ->
                rows.map(known -> new RollUpBinder(binding, item, input, known).bind())
                        .orElse(Bound.NOTHING);
            case StepGrammar.TOP_N ->
                rows.map(known -> new TopNBinder(binding, item, input, known).bind())
                        .orElse(Bound.NOTHING);
            case StepGrammar.DEDUPLICATE ->
                rows.map(known -> new DeduplicateBinder(binding, item, input, known).bind())
                        .orElse(Bound.NOTHING);
            case StepGrammar.PROCESS ->
                rows.map(known -> new ProcessBinder(binding, item, input, known).bind())
                        .orElse(Bound.NOTHING);
            default -> Bound.NOTHING;
        };
    }

    /** Whether there is exactly one input; reports it if the file says that there are more. */
    static boolean checkOneInput(Binding binding, Item item, List<Edge> inputs) {
        if (inputs.size() > 1) {
            binding.problems()
                    .add(
                            item.section()
                                    .node()
                                    .get("inputs")
                                    .orElse(item.section().node()),
                            "WRONG_INPUTS",
                            "only a union, a join or a cogroup step takes several inputs",
                            "",
                            "a union step of these, and its id here");
        }
        return inputs.size() == 1;
    }

    /** What is known of the rows of a step with two inputs; empty if there are more or fewer, which is reported, or if nothing is known. */
    private Optional<List<Output>> twoInputs(Item item, List<Edge> inputs) {
        Section section = item.section();
        if (inputs.size() != 2) {
            boolean misread =
                    section.has("inputs") && section.get("inputs", Object.class).isEmpty();
            if (!misread) {
                binding.problems()
                        .add(
                                section.node().get("inputs").orElse(section.node()),
                                "WRONG_INPUTS",
                                "a " + section.variant() + " step takes two inputs",
                                "",
                                "inputs: [a, b]");
            }
            return Optional.empty();
        }
        List<Output> rows =
                inputs.stream().map(outputs::get).filter(Objects::nonNull).toList();
        return rows.size() == 2 ? Optional.of(rows) : Optional.empty();
    }

    private Bound filter(Item item, Edge input, Output rows) {
        Optional<Output> output = Optional.of(rows);
        Section section = item.section();
        if (section.has("where") == section.has("conditions")) {
            binding.problems()
                    .add(section.node(), "WRONG_FIELDS", "a filter step has either 'where' or 'conditions'", "", "");
            return new Bound(Optional.empty(), output);
        }
        if (section.has("conditions")) {
            boolean any =
                    section.value("match", String.class).filter("ANY"::equals).isPresent();
            Optional<Expression> all =
                    new ConditionBinder(binding, rows.schema()).bind(section.sections("conditions"), any);
            return new Bound(all.map(condition -> new Filter(item.id(), input, condition, rows.schema())), output);
        }
        Optional<Expression> predicate =
                section.get("where", String.class).flatMap(text -> binding.condition(text, rows.schema()));
        return new Bound(predicate.map(condition -> new Filter(item.id(), input, condition, rows.schema())), output);
    }

    private Bound union(Item item, List<Edge> inputs) {
        if (inputs.size() < 2) {
            if (inputs.isEmpty()
                    || item.section().get("inputs", Object.class).isPresent()
                    || !item.section().has("inputs")) {
                binding.problems()
                        .add(
                                item.section()
                                        .node()
                                        .get("inputs")
                                        .orElse(item.section().node()),
                                "WRONG_INPUTS",
                                "a union step takes at least two inputs",
                                "",
                                "inputs: [a, b]");
            }
            return Bound.NOTHING;
        }
        List<Output> rows = new ArrayList<>();
        for (Edge input : inputs) {
            Output known = outputs.get(input);
            if (known == null) {
                return Bound.NOTHING;
            }
            rows.add(known);
        }
        Schema first = rows.getFirst().schema();
        for (int i = 1; i < rows.size(); i++) {
            Schema other = rows.get(i).schema();
            if (!columns(first).equals(columns(other))) {
                binding.problems()
                        .add(
                                item.section()
                                        .node()
                                        .get("inputs")
                                        .orElse(item.section().node()),
                                "SCHEMA_MISMATCH",
                                "the inputs of a union have equal columns, but '" + inputs.get(i) + "' has "
                                        + columns(other),
                                "",
                                columns(first) + " as '" + inputs.getFirst() + "' has");
                return Bound.NOTHING;
            }
        }
        Schema schema = new Schema(IntStream.range(0, first.size())
                .mapToObj(i -> new Field(
                        first.field(i).name(),
                        first.field(i).type(),
                        rows.stream().anyMatch(row -> row.schema().field(i).nullable())))
                .toList());
        boolean sameTime = rows.stream().map(Output::time).distinct().count() == 1;
        PlanNode union = new Union(item.id(), inputs, schema);
        return new Bound(
                Optional.of(union),
                Optional.of(new Output(schema, sameTime ? rows.getFirst().time() : Optional.empty())));
    }

    /** Names and types, without whether values may be null. */
    private static List<String> columns(Schema schema) {
        return schema.fields().stream()
                .map(field -> field.name() + " " + field.type())
                .toList();
    }
}
