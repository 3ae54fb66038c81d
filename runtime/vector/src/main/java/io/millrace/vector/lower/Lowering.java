package io.millrace.vector.lower;

import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.FlatMap;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Union;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.operator.EnrichOperator;
import io.millrace.vector.operator.FilterOperator;
import io.millrace.vector.operator.FlatMapOperator;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.ProjectOperator;
import io.millrace.vector.operator.WindowAggregateOperator;
import io.millrace.vector.tasklet.Chain;
import io.millrace.vector.tasklet.SinkTasklet;
import io.millrace.vector.tasklet.StepTasklet;
import io.millrace.vector.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes tasklets of a plan. Stateless steps run in the tasklet of what feeds them; keyed steps, unions and sinks start a
 * tasklet of their own, behind a channel, so that reading, aggregating and writing overlap.
 */
public final class Lowering {
    /** Batches, watermarks and such that may wait between two tasklets. */
    private static final int CHANNEL_CAPACITY = 32;

    private final Connections connections;
    private final WindowMetrics windowMetrics;
    private final Map<String, Place> places = new HashMap<>();
    private final List<Tasklet> tasklets = new ArrayList<>();

    /** Where the outputs of a node are: at a position of a chain. */
    private record Place(Chain chain, int position) {}

    public Lowering(Connections connections, WindowMetrics windowMetrics) {
        this.connections = connections;
        this.windowMetrics = windowMetrics;
    }

    /** The tasklets of a plan, upstream ones first. Opens what the plan connects to. */
    public List<Tasklet> lower(Plan plan) {
        for (PlanNode node : plan.nodes()) {
            switch (node) {
                case SourceNode source -> source(source);
                case Filter filter -> stateless(filter, new FilterOperator(filter, plan.expressionErrors()));
                case Project project -> stateless(project, new ProjectOperator(project, plan.expressionErrors()));
                case FlatMap flatMap -> stateless(flatMap, new FlatMapOperator(flatMap, plan.expressionErrors()));
                case Enrich enrich ->
                    stateless(
                            enrich,
                            new EnrichOperator(enrich, connections.loadDictionary(enrich), plan.expressionErrors()));
                case WindowAggregate aggregate ->
                    place(aggregate, newTasklet(aggregate), new WindowAggregateOperator(aggregate, windowMetrics));
                case Union union -> places.put(union.id(), new Place(newTasklet(union), 0));
                case SinkNode sink ->
                    tasklets.add(new SinkTasklet(sink.id(), channelFrom(sink.input()), connections.openSink(sink)));
            }
        }
        return tasklets;
    }

    private void source(SourceNode node) {
        Chain chain = new Chain();
        tasklets.add(connections.openSource(node, chain));
        places.put(node.id(), new Place(chain, 0));
    }

    /** Runs a step behind its input, in the same tasklet if nothing else has been put there. */
    private void stateless(PlanNode node, Operator operator) {
        Edge input = node.inputs().getFirst();
        Place place = placeOf(input);
        boolean chained =
                input.port() == Port.MAIN && place.position() == place.chain().last();
        place(node, chained ? place.chain() : newTasklet(node), operator);
    }

    private void place(PlanNode node, Chain chain, Operator operator) {
        places.put(node.id(), new Place(chain, chain.append(operator)));
    }

    private Chain newTasklet(PlanNode node) {
        Chain chain = new Chain();
        tasklets.add(new StepTasklet(
                node.id(), node.inputs().stream().map(this::channelFrom).toList(), chain));
        return chain;
    }

    private Channel channelFrom(Edge input) {
        Place place = placeOf(input);
        Channel channel = new Channel(CHANNEL_CAPACITY);
        place.chain().connect(place.position(), input.port(), channel);
        return channel;
    }

    private Place placeOf(Edge input) {
        Place place = places.get(input.node());
        if (place == null) {
            throw new IllegalStateException("node '" + input.node() + "' has not been lowered");
        }
        return place;
    }
}
