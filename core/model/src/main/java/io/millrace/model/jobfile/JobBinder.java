package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Capability;
import io.millrace.model.plan.DeadLetters;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.Step;
import io.millrace.model.plan.Timing;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.FunctionLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a plan of a job file whose shape has been checked. */
final class JobBinder {
    private final Section job;
    private final Problems problems;
    private final Binding binding;
    private final Map<Edge, Output> outputs = new HashMap<>();

    /** The outputs with late rows that a step does not give itself. */
    private final Map<Edge, Edge> lateRows = new HashMap<>();

    private final List<PlanNode> nodes = new ArrayList<>();

    JobBinder(Section job, Catalog catalog, FunctionLoader functions, Problems problems) {
        this.job = job;
        this.problems = problems;
        this.binding = new Binding(
                catalog,
                engine(job, problems),
                new FunctionBinder(functions, problems).bind(job),
                expressionErrors(job),
                problems);
    }

    /** The plan, if nothing at all is wrong. */
    Optional<Plan> bind() {
        job.section("configuration")
                .map(configuration -> LinearForm.expand(configuration, problems))
                .ifPresent(this::bindNodes);
        Optional<String> name = job.value("name", String.class);
        if (!problems.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Plan(
                name.get(),
                job.value("description", String.class).orElse(""),
                binding.engine(),
                job.section("configuration")
                        .flatMap(configuration -> configuration.value("parallelism", Long.class))
                        .map(Math::toIntExact),
                timing(),
                binding.errors(),
                tags(),
                nodes));
    }

    private Timing timing() {
        Optional<Section> configuration = job.section("configuration");
        return new Timing(
                configuration
                        .flatMap(section -> section.value("maxLatency", String.class))
                        .map(LatencyGrammar::duration),
                configuration.flatMap(section -> section.value("maxSourceDrift", Duration.class)));
    }

    private static EngineType engine(Section job, Problems problems) {
        Optional<EngineType> type = job.value("type", String.class).map(EngineType::valueOf);
        Optional<Placed<String>> engine =
                job.section("configuration").flatMap(section -> section.get("engine", String.class));
        Optional<EngineType> alias =
                engine.map(name -> name.value().equals("RUST") ? EngineType.SIMD : EngineType.valueOf(name.value()));
        if (type.isPresent() && alias.isPresent() && type.get() != alias.get()) {
            engine.ifPresent(given -> problems.add(
                    given.node(),
                    "CONTRADICTION",
                    "'engine' is another name for 'type', which is " + type.get(),
                    given.value(),
                    "one of the two, or both alike"));
        }
        return type.or(() -> alias).orElse(EngineType.AUTO);
    }

    private static ExpressionErrors expressionErrors(Section job) {
        return job.section("configuration")
                .flatMap(configuration -> configuration.value("expressionErrors", String.class))
                .map(ExpressionErrors::valueOf)
                .orElse(ExpressionErrors.FAIL);
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        job.value("tags", Section.Pairs.class).ifPresent(pairs -> pairs.pairs()
                .forEach(pair ->
                        tags.put(pair.key().text(), (String) pair.value().value())));
        return tags;
    }

    private void bindNodes(Section configuration) {
        job.node()
                .get("type")
                .or(() -> configuration.node().get("engine"))
                .ifPresent(node -> binding.require(Capability.JOBS, node, "SIMD or AUTO"));
        ErrorHandlingBinder errors = new ErrorHandlingBinder(binding, configuration);
        Items items = Items.of(configuration, problems);
        Wiring wiring = new Wiring(items, problems);
        for (Item reading : items.reading()) {
            outputs.put(
                    new Edge(reading.id(), Edge.Port.DEAD_LETTERS), new Output(DeadLetters.SCHEMA, Optional.empty()));
        }
        for (Item source : items.sources()) {
            keep(source, new SourceBinder(binding, errors.policy()).bind(source.id(), source.section()));
        }
        UpdatedRows updated = new UpdatedRows(binding, nodes);
        for (Item step : wiring.orderedSteps()) {
            List<Edge> inputs = inputs(wiring, step);
            updated.check(step, inputs);
            Bound bound = new StepBinder(binding, outputs, errors.policy()).bind(step, inputs);
            keep(step, bound);
            Edge late = new Edge(step.id(), Edge.Port.LATE);
            if (bound.late().isEmpty()) {
                lateRows(bound, inputs).ifPresent(rows -> outputs.put(late, rows));
            } else if (wiring.takes(late)) {
                keepLate(late, bound.late());
            }
        }
        for (Item sink : items.sinks()) {
            bindSink(sink, inputs(wiring, sink));
        }
        nodes.addAll(errors.sinks(items, wiring));
        wiring.reportUnused();
    }

    /** What an item takes, late rows where they come from. */
    private List<Edge> inputs(Wiring wiring, Item item) {
        return wiring.inputs(item).stream()
                .map(edge -> lateRows.getOrDefault(edge, edge))
                .toList();
    }

    private void keepLate(Edge late, List<? extends Step> steps) {
        nodes.addAll(steps);
        Step last = steps.getLast();
        lateRows.put(late, Edge.main(last.id()));
        outputs.put(Edge.main(last.id()), new Output(last.schema(), Optional.empty()));
    }

    /** What is known of the late rows of a step. */
    private Optional<Output> lateRows(Bound bound, List<Edge> inputs) {
        if (bound.node().isPresent() && bound.node().get() instanceof Join join) {
            return Optional.of(new Output(join.lateSchema(), Optional.empty()));
        }
        if (bound.node().isPresent() && bound.node().get() instanceof WindowAggregate aggregate) {
            return Optional.of(new Output(aggregate.inputSchema(), Optional.of(aggregate.time())));
        }
        return inputs.size() == 1 ? Optional.ofNullable(outputs.get(inputs.getFirst())) : Optional.empty();
    }

    private void keep(Item item, Bound bound) {
        nodes.addAll(bound.parts());
        bound.node().ifPresent(nodes::add);
        bound.output().ifPresent(output -> outputs.put(Edge.main(item.id()), output));
    }

    private void bindSink(Item item, List<Edge> inputs) {
        Optional<Schema> schema = inputs.size() == 1
                ? Optional.ofNullable(outputs.get(inputs.getFirst())).map(Output::schema)
                : Optional.empty();
        boolean oneInput = StepBinder.checkOneInput(binding, item, inputs);
        new EndpointBinder(binding)
                .sink(item.section(), schema)
                .filter(endpoint -> oneInput && schema.isPresent() && inputsAreBound(inputs))
                .ifPresent(endpoint ->
                        nodes.add(new SinkNode(item.id(), inputs.getFirst(), endpoint, schema.orElseThrow())));
    }

    private boolean inputsAreBound(List<Edge> inputs) {
        return inputs.stream()
                .allMatch(edge -> nodes.stream().anyMatch(node -> node.id().equals(edge.node())));
    }
}
