package io.millrace.vector.lower;

import io.millrace.model.data.Schema;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.Deduplicate;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Emission;
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
import io.millrace.model.plan.Step;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Union;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.TimeSource;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.metrics.RunMetrics;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.operator.ArrivalOperators;
import io.millrace.vector.operator.BroadcastJoinOperator;
import io.millrace.vector.operator.ClockPace;
import io.millrace.vector.operator.CustomWindowOperator;
import io.millrace.vector.operator.DeduplicateOperator;
import io.millrace.vector.operator.Dictionary;
import io.millrace.vector.operator.EnrichOperator;
import io.millrace.vector.operator.FilterOperator;
import io.millrace.vector.operator.FlatMapOperator;
import io.millrace.vector.operator.IntervalJoinOperator;
import io.millrace.vector.operator.LookupOperator;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.ProcessOperator;
import io.millrace.vector.operator.ProjectOperator;
import io.millrace.vector.operator.SessionAggregateOperator;
import io.millrace.vector.operator.SessionJoinOperator;
import io.millrace.vector.operator.StatefulOperator;
import io.millrace.vector.operator.TopNOperators;
import io.millrace.vector.operator.UpdatingOperators;
import io.millrace.vector.operator.VersionJoinOperator;
import io.millrace.vector.operator.WindowAggregateOperator;
import io.millrace.vector.operator.WindowJoinOperator;
import io.millrace.vector.snapshot.Snapshots;
import io.millrace.vector.tasklet.Chain;
import io.millrace.vector.tasklet.RestoredState;
import io.millrace.vector.tasklet.SinkTasklet;
import io.millrace.vector.tasklet.StepInput;
import io.millrace.vector.tasklet.StepTasklet;
import io.millrace.vector.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes tasklets of a plan. Stateless steps run in the tasklets of what feeds them; keyed steps, unions and sinks start a
 * tasklet of their own, behind a channel, so that reading, aggregating and writing overlap. A source is read by as many tasklets as
 * the plan's parallelism says, each with a part of the splits, and of a keyed step there are as many instances, each for a part of
 * the keys; the stateless steps behind either run in each of them.
 */
public final class Lowering {
    /** Batches, watermarks and such that may wait between two tasklets. */
    private static final int CHANNEL_CAPACITY = 32;

    /** Behind the id of a step, for what its parts keep: no id of a step holds it. */
    private static final String PART = "@part";

    private final Connections connections;
    private final RunMetrics metrics;
    private final TimeSource time;
    private final Snapshots snapshots;
    private final RestoredState restored;

    /** One for each instance of a node. */
    private final Map<String, List<Outlet>> outlets = new HashMap<>();

    private final Set<Chain> ofSources = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Where late rows of a node are, if they are not where its other rows are. */
    private final Map<String, List<Outlet>> late = new HashMap<>();

    private final List<Tasklet> tasklets = new ArrayList<>();

    /** What lets tasklets go on from where a snapshot was taken, when all operators are in their places. */
    private final List<Runnable> restorations = new ArrayList<>();

    /** Where outputs of a node are: at a position of a chain. */
    private record Outlet(Chain chain, int position) {
        boolean isLast() {
            return position == chain.last();
        }
    }

    /**
     * @param time the clock that operators go by
     * @param restored what the job goes on from
     */
    public Lowering(
            Connections connections, RunMetrics metrics, TimeSource time, Snapshots snapshots, RestoredState restored) {
        this.connections = connections;
        this.metrics = metrics;
        this.time = time;
        this.snapshots = snapshots;
        this.restored = restored;
    }

    /** The tasklets of a plan, upstream ones first. Opens what the plan connects to. */
    public List<Tasklet> lower(Plan plan) {
        ExpressionErrors errors = plan.expressionErrors();
        for (PlanNode node : plan.nodes()) {
            switch (node) {
                case SourceNode source -> source(source, plan.parallelism().orElse(1));
                case Filter filter -> stateless(filter, () -> new FilterOperator(filter, errors));
                case Project project -> stateless(project, () -> new ProjectOperator(project, errors));
                case FlatMap flatMap -> stateless(flatMap, () -> new FlatMapOperator(flatMap, errors));
                case Enrich enrich -> {
                    Dictionary dictionary = connections.loadDictionary(enrich);
                    stateless(enrich, () -> new EnrichOperator(enrich, dictionary, errors));
                }
                case Lookup lookup -> lookup(lookup, errors);
                case WindowAggregate aggregate ->
                    aggregate(aggregate, plan.parallelism().orElse(1), errors);
                case ArrivalAggregate aggregate ->
                    keyed(
                            aggregate,
                            List.of(aggregate.groupBy()),
                            List.of(aggregate.inputSchema()),
                            plan.parallelism().orElse(1),
                            () -> ArrivalOperators.of(
                                    aggregate, errors, metrics.windows(WindowTypes.of(aggregate.window())), time));
                case TopN topN -> topN(topN, plan.parallelism().orElse(1));
                case Deduplicate deduplicate ->
                    keyed(
                            deduplicate,
                            List.of(deduplicate.keys()),
                            List.of(deduplicate.schema()),
                            plan.parallelism().orElse(1),
                            () -> new DeduplicateOperator(deduplicate, metrics));
                case KeyedProcess process ->
                    keyed(
                            process,
                            List.of(process.groupBy()),
                            List.of(process.inputSchema()),
                            plan.parallelism().orElse(1),
                            () -> new ProcessOperator(process, metrics.windows("PROCESS")));
                case Join join -> join(join, errors, plan.parallelism().orElse(1));
                case Union union -> place(union, List.of(new Outlet(newTasklet(union), 0)));
                case SinkNode sink -> sink(sink);
            }
        }
        restorations.forEach(Runnable::run);
        return tasklets;
    }

    /** Writes what comes from all places in one tasklet, or what comes from each in one of its own if the connector can do that. What an earlier run prepared goes to the first. */
    private void sink(SinkNode node) {
        List<Channel> channels = channelsFrom(node.input());
        List<List<Channel>> shares = connections.writesInParallel(node)
                ? channels.stream().map(List::of).toList()
                : List.of(channels);
        RestoredState prepared = restored;
        for (List<Channel> share : shares) {
            tasklets.add(new SinkTasklet(node.id(), share, connections.openSink(node), snapshots.join(), prepared));
            prepared = RestoredState.NONE;
        }
    }

    /** Reads a source in as many tasklets as the plan's parallelism says, or fewer if it has not as many splits. */
    private void source(SourceNode node, int parallelism) {
        List<Outlet> instances = new ArrayList<>();
        Supplier<Chain> chains = () -> {
            Chain chain = new Chain();
            ofSources.add(chain);
            instances.add(new Outlet(chain, 0));
            return chain;
        };
        tasklets.addAll(connections.openSource(node, parallelism, chains, snapshots::join));
        place(node, instances);
    }

    /** Runs a step behind its input, in the same tasklets if nothing else has been put there; otherwise in one behind each of those. */
    private void stateless(PlanNode node, Supplier<Operator> operator) {
        Edge input = node.inputs().getFirst();
        List<Outlet> feeding = outletsOf(input);
        boolean chained = input.port() == Port.MAIN && feeding.stream().allMatch(Outlet::isLast);
        List<Chain> chains = chained ? feeding.stream().map(Outlet::chain).toList() : behindEach(node, input, feeding);
        place(
                node,
                chains.stream()
                        .map(chain -> new Outlet(chain, chain.append(node.id(), operator.get())))
                        .toList());
    }

    /** A tasklet behind each instance of the node that an edge comes from. */
    private List<Chain> behindEach(PlanNode node, Edge input, List<Outlet> feeding) {
        List<Chain> chains = new ArrayList<>();
        for (Outlet outlet : feeding) {
            Channel channel = new Channel(CHANNEL_CAPACITY);
            outlet.chain().connect(outlet.position(), input.port(), channel);
            Chain chain = new Chain();
            run(
                    new StepTasklet(node.id(), List.of(new StepInput(0, channel)), chain, snapshots.join()),
                    chains.size(),
                    feeding.size());
            chains.add(chain);
        }
        return chains;
    }

    /** Runs a lookup in as many instances as what feeds it, so that rows stay in order. */
    private void lookup(Lookup node, ExpressionErrors errors) {
        LookupTable table = connections.openTable(node);
        List<Outlet> instances = new ArrayList<>();
        List<Channel> channels = channelsFrom(node.input());
        for (int i = 0; i < channels.size(); i++) {
            LookupOperator operator = new LookupOperator(node, errors, metrics);
            Chain chain = new Chain();
            instances.add(new Outlet(chain, chain.append(node.id(), operator)));
            run(
                    StepTasklet.lookingUp(
                            node.id() + "-" + i,
                            new StepInput(0, channels.get(i)),
                            operator,
                            connections.lookupSource(node, table, metrics),
                            chain,
                            snapshots.join()),
                    i,
                    channels.size());
        }
        place(node, instances);
    }

    private void aggregate(WindowAggregate node, int parallelism, ExpressionErrors errors) {
        keyed(node, List.of(node.groupBy()), List.of(node.inputSchema()), parallelism, () -> aggregation(node, errors));
    }

    /**
     * A ranking of all rows behind a step that works on them, in however many instances: each gives it only those of its rows that may be among the first of all. The shape does
     * not depend on how many there are, so that a job may go on with another number.
     */
    private void topN(TopN node, int parallelism) {
        List<Outlet> feeding = outletsOf(node.input());
        boolean inParts = node.groupBy().isEmpty()
                && node.input().port() == Port.MAIN
                && feeding.stream().allMatch(outlet -> outlet.isLast() && !ofSources.contains(outlet.chain()));
        if (!inParts) {
            keyed(
                    node,
                    List.of(node.groupBy()),
                    List.of(node.inputSchema()),
                    parallelism,
                    () -> TopNOperators.whole(node, metrics.windows(WindowTypes.of(node.window()))));
            return;
        }
        String part = node.id() + PART;
        List<Outlet> parts = feeding.stream()
                .map(outlet -> new Outlet(
                        outlet.chain(),
                        outlet.chain()
                                .append(
                                        part,
                                        TopNOperators.partial(node, metrics.windows(WindowTypes.of(node.window()))))))
                .toList();
        place(node, parts);
        late.put(node.id(), parts);
        Chain chain = new Chain();
        List<StepInput> inputs = channelsFrom(Edge.main(node.id())).stream()
                .map(channel -> new StepInput(0, channel))
                .toList();
        run(new StepTasklet(node.id(), inputs, chain, snapshots.join()), 0, 1);
        place(
                node,
                List.of(new Outlet(
                        chain,
                        chain.append(
                                node.id(), TopNOperators.last(node, metrics.windows(WindowTypes.of(node.window())))))));
    }

    /**
     * Runs a step in so many instances, each for a part of the keys. Without a key all rows belong together, and there is one.
     *
     * @param keys the key fields of each input, of the same types in each, so that equal keys have equal hashes
     * @param schemas the rows of each input
     */
    private void keyed(
            Step node, List<List<String>> keys, List<Schema> schemas, int parallelism, Supplier<Operator> operator) {
        if (parallelism == 1 || keys.getFirst().isEmpty()) {
            Chain chain = newTasklet(node);
            place(node, List.of(new Outlet(chain, chain.append(node.id(), operator.get()))));
            return;
        }
        List<List<StepInput>> inputs = new ArrayList<>();
        for (int instance = 0; instance < parallelism; instance++) {
            inputs.add(new ArrayList<>());
        }
        for (int number = 0; number < keys.size(); number++) {
            Schema schema = schemas.get(number);
            int[] keyFields = keys.get(number).stream()
                    .mapToInt(name -> schema.indexOf(name).orElseThrow())
                    .toArray();
            divide(node.inputs().get(number), number, keyFields, inputs);
        }
        instances(node, inputs, instance -> operator.get());
    }

    private void instances(Step node, List<List<StepInput>> inputs, IntFunction<Operator> operator) {
        List<Outlet> instances = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Chain chain = new Chain();
            instances.add(new Outlet(chain, chain.append(node.id(), operator.apply(i))));
            run(new StepTasklet(node.id() + "-" + i, inputs.get(i), chain, snapshots.join()), i, inputs.size());
        }
        place(node, instances);
    }

    /** Leads the rows of an edge to the instances of a step by their keys. */
    private void divide(Edge edge, int number, int[] keyFields, List<List<StepInput>> instances) {
        for (Outlet outlet : outletsOf(edge)) {
            outlet.chain().connect(outlet.position(), edge.port(), keyFields, channels(number, instances));
        }
    }

    /** A channel to each instance of a step. */
    private static List<Channel> channels(int number, List<List<StepInput>> instances) {
        List<Channel> channels = Stream.generate(() -> new Channel(CHANNEL_CAPACITY))
                .limit(instances.size())
                .toList();
        for (int i = 0; i < instances.size(); i++) {
            instances.get(i).add(new StepInput(number, channels.get(i)));
        }
        return channels;
    }

    private void join(Join node, ExpressionErrors errors, int parallelism) {
        if (node.broadcast()) {
            broadcastJoin(node, errors, parallelism);
            return;
        }
        keyed(
                node,
                List.of(node.left().key(), node.right().key()),
                List.of(node.left().schema(), node.right().schema()),
                parallelism,
                () -> join(node, errors, metrics.windows(WindowTypes.of(node.match()))));
    }

    private static StatefulOperator join(Join node, ExpressionErrors errors, WindowMetrics metrics) {
        return switch (node.match()) {
            case Join.Match.Windows windows -> new WindowJoinOperator(node, windows, errors, metrics);
            case Join.Match.Sessions sessions -> new SessionJoinOperator(node, sessions, errors, metrics);
            case Join.Match.Interval interval -> new IntervalJoinOperator(node, interval, errors, metrics);
            case Join.Match.Versions versions -> new VersionJoinOperator(node, versions, errors, metrics);
        };
    }

    /** Leads the rows of the left side to the instances by turns, and those of the right one to all; watermarks and barriers of both reach all. */
    private void broadcastJoin(Join node, ExpressionErrors errors, int parallelism) {
        List<List<StepInput>> inputs = new ArrayList<>();
        for (int instance = 0; instance < parallelism; instance++) {
            inputs.add(new ArrayList<>());
        }
        for (Outlet outlet : outletsOf(node.left().input())) {
            List<Channel> channels = channels(0, inputs);
            outlet.chain().connectInTurn(outlet.position(), node.left().input().port(), channels);
        }
        for (Outlet outlet : outletsOf(node.right().input())) {
            for (Channel channel : channels(1, inputs)) {
                outlet.chain().connect(outlet.position(), node.right().input().port(), channel);
            }
        }
        instances(
                node,
                inputs,
                instance -> new BroadcastJoinOperator(
                        counted -> join(node, errors, counted),
                        instance == 0,
                        metrics.windows(WindowTypes.of(node.match()))));
    }

    private Operator aggregation(WindowAggregate node, ExpressionErrors errors) {
        WindowMetrics windowMetrics = metrics.windows(WindowTypes.of(node.window()));
        return switch (node.emission()) {
            case Emission.Final ignored -> finalAggregation(node, errors, windowMetrics);
            case Emission.Early early ->
                UpdatingOperators.of(node, Optional.of(new ClockPace(time, early.every())), errors, windowMetrics);
            case Emission.OnUpdate ignored -> UpdatingOperators.of(node, Optional.empty(), errors, windowMetrics);
        };
    }

    private static Operator finalAggregation(
            WindowAggregate node, ExpressionErrors errors, WindowMetrics windowMetrics) {
        return switch (node.window()) {
            case Window.Fixed fixed -> new WindowAggregateOperator(node, fixed, errors, windowMetrics);
            case Window.Session session -> new SessionAggregateOperator(node, session, errors, windowMetrics);
            case Window.Inherited inherited -> new WindowAggregateOperator(node, inherited, errors, windowMetrics);
            case Window.Custom custom -> new CustomWindowOperator(node, custom, errors, windowMetrics);
        };
    }

    private void place(PlanNode node, List<Outlet> instances) {
        outlets.put(node.id(), instances);
    }

    private void run(StepTasklet tasklet, int instance, int instances) {
        tasklets.add(tasklet);
        restorations.add(() -> tasklet.restore(restored.share(instance, instances)));
    }

    private Chain newTasklet(PlanNode node) {
        Chain chain = new Chain();
        List<StepInput> inputs = new ArrayList<>();
        for (int number = 0; number < node.inputs().size(); number++) {
            for (Channel channel : channelsFrom(node.inputs().get(number))) {
                inputs.add(new StepInput(number, channel));
            }
        }
        run(new StepTasklet(node.id(), inputs, chain, snapshots.join()), 0, 1);
        return chain;
    }

    /** A channel from each instance of the node that an edge comes from. */
    private List<Channel> channelsFrom(Edge input) {
        List<Channel> channels = new ArrayList<>();
        for (Outlet outlet : outletsOf(input)) {
            Channel channel = new Channel(CHANNEL_CAPACITY);
            outlet.chain().connect(outlet.position(), input.port(), channel);
            channels.add(channel);
        }
        return channels;
    }

    private List<Outlet> outletsOf(Edge input) {
        List<Outlet> found = input.port() == Port.LATE && late.containsKey(input.node())
                ? late.get(input.node())
                : outlets.get(input.node());
        if (found == null) {
            throw new IllegalStateException("node '" + input.node() + "' has not been lowered");
        }
        return found;
    }
}
