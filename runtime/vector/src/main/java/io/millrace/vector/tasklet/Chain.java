package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.StateTable;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.memory.TaskletMemory;
import io.millrace.vector.operator.ClockedOperator;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.Output;
import io.millrace.vector.operator.StatefulOperator;
import io.millrace.vector.state.KeyPartitioner;
import io.millrace.vector.time.SplitWatermarks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Operators that run in one tasklet, each calling the next, with the channels that lead out of them. Position 0 stands for
 * what the tasklet itself gives out, before any operator. Rows are given out between {@link #open} and {@link #close}. Used by one thread.
 */
public final class Chain {
    private final List<Operator> operators = new ArrayList<>();

    /** The node of each operator. */
    private final List<String> nodes = new ArrayList<>();

    private final List<Position> outputs = new ArrayList<>();
    private final Outbox outbox = new Outbox();
    private final TaskletMemory memories = new TaskletMemory();

    /** Of the round under way. */
    private ColumnMemory memory = HeapMemory.HEAP;

    /** The operator that a watermark under way has reached, and what it is there: operators may hold it back. */
    private int advancing;

    private long reached;

    public Chain() {
        outputs.add(new Position(0));
    }

    /** Adds the operator of a node behind the last one, and gives the position of its outputs. */
    public int append(String node, Operator operator) {
        operators.add(operator);
        nodes.add(node);
        outputs.add(new Position(operators.size()));
        return operators.size();
    }

    /** Leads a port of a position into a channel, beside whatever it leads to already. */
    public void connect(int position, Port port, Channel channel) {
        int lane = outbox.connect(channel);
        route(position, port, (rows, arrivalMicros) -> send(lane, rows, arrivalMicros));
    }

    /** Leads a port of a position into channels by the keys of rows, beside whatever it leads to already. */
    public void connect(int position, Port port, int[] keyFields, List<Channel> channels) {
        int[] lanes = channels.stream().mapToInt(outbox::connect).toArray();
        KeyPartitioner partitioner = new KeyPartitioner(keyFields, lanes.length);
        route(position, port, (rows, arrivalMicros) -> {
            partitioner.partition(rows);
            for (int partition = 0; partition < lanes.length; partition++) {
                if (partitioner.size(partition) > 0) {
                    send(lanes[partition], rows.objects().select(rows, partitioner.rows(partition)), arrivalMicros);
                }
            }
        });
    }

    /** Leads a port of a position into channels by turns, a batch at a time, beside whatever it leads to already. */
    public void connectInTurn(int position, Port port, List<Channel> channels) {
        int[] lanes = channels.stream().mapToInt(outbox::connect).toArray();
        int[] turn = new int[1];
        route(position, port, (rows, arrivalMicros) -> {
            send(lanes[turn[0]], rows, arrivalMicros);
            turn[0] = (turn[0] + 1) % lanes.length;
        });
    }

    private void route(int position, Port port, Route route) {
        outputs.get(position)
                .routes
                .computeIfAbsent(port, p -> new ArrayList<>())
                .add(route);
    }

    private void send(int lane, Batch rows, long arrivalMicros) {
        rows.memory().hold();
        outbox.send(lane, new StreamElement.Rows(rows, arrivalMicros));
    }

    /** A way that rows take out of the chain. */
    private interface Route {
        void send(Batch rows, long arrivalMicros);
    }

    /** The last position: that of the last operator, or 0. */
    public int last() {
        return operators.size();
    }

    /**
     * Begins a round of work, with a memory for what comes of it.
     *
     * @param input the memory of the rows that the round works on, or {@link HeapMemory#HEAP}; the caller's holding of it passes on to the round
     */
    ColumnMemory open(ColumnMemory input) {
        memory = memories.open(input);
        return memory;
    }

    /** Ends the round. What has been given out lives on until it has been read. */
    void close() {
        memory.release();
        memory = HeapMemory.HEAP;
    }

    /** Takes rows that the tasklet itself gives out. */
    void emit(Port port, Batch rows, long arrivalMicros) {
        outputs.getFirst().emit(port, rows, arrivalMicros);
    }

    /** Takes rows of an input of the step that the chain begins with. */
    void take(int input, Batch rows, long arrivalMicros) {
        outputs.getFirst().emit(Port.MAIN, input, rows, arrivalMicros);
    }

    /**
     * Moves a watermark through the operators and out. Works in pieces: as long as it returns false, call it again with
     * the same watermark, when {@link #flush} has made room.
     */
    boolean advance(long watermarkMillis, long arrivalMicros) {
        open(HeapMemory.HEAP);
        boolean passed = advanceOperators(watermarkMillis, arrivalMicros);
        close();
        if (passed) {
            outbox.sendToAll(new StreamElement.Watermark(reached, arrivalMicros));
        }
        return passed;
    }

    private boolean advanceOperators(long watermarkMillis, long arrivalMicros) {
        if (advancing == 0) {
            reached = watermarkMillis;
        }
        while (advancing < operators.size()) {
            Operator operator = operators.get(advancing);
            if (!operator.advance(reached, arrivalMicros, outputs.get(advancing + 1))) {
                return false;
            }
            reached = operator.watermark(reached);
            advancing++;
        }
        advancing = 0;
        return true;
    }

    /** Lets an operator that goes by the clock do what is due; returns whether there was any. */
    boolean tick() {
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i) instanceof ClockedOperator clocked && clocked.isDue()) {
                open(HeapMemory.HEAP);
                clocked.tick(outputs.get(i + 1));
                close();
                return true;
            }
        }
        return false;
    }

    /** What the operators keep, by node. To be called when this watermark has moved all the way. */
    Map<String, NodeState> save(long watermarkMillis) {
        Map<String, NodeState> saved = new LinkedHashMap<>();
        long at = watermarkMillis;
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i) instanceof StatefulOperator keeping) {
                Map<StateTable, List<Batch>> tables = new LinkedHashMap<>();
                keeping.save((table, rows) ->
                        tables.computeIfAbsent(table, t -> new ArrayList<>()).add(rows));
                saved.put(nodes.get(i), new NodeState(at, tables));
            }
            at = operators.get(i).watermark(at);
        }
        return saved;
    }

    /**
     * Lets operators go on from what those of their nodes kept, each with its share of the keys.
     *
     * @return the event time that the first of them had reached
     */
    long restore(RestoredState state) {
        long watermark = SplitWatermarks.NONE;
        for (int i = operators.size() - 1; i >= 0; i--) {
            Optional<NodeState> kept = state.node(nodes.get(i));
            if (operators.get(i) instanceof StatefulOperator keeping && kept.isPresent()) {
                state.restore(nodes.get(i), keeping);
                watermark = kept.get().watermarkMillis();
            }
        }
        return watermark;
    }

    /** Passes an element that operators have no part in to all channels. */
    void send(StreamElement element) {
        outbox.sendToAll(element);
    }

    /** Has {@code wake} called when there is room in the channels again. */
    void wakeBy(Runnable wake) {
        outbox.wakeBy(wake);
    }

    /** Moves what found no room in the channels; returns whether nothing is left. */
    boolean flush() {
        return outbox.flush();
    }

    /** Where rows of one position go: into the next operator, into channels, or both. */
    private final class Position implements Output {
        private final int next;
        private final Map<Port, List<Route>> routes = new EnumMap<>(Port.class);

        Position(int next) {
            this.next = next;
        }

        @Override
        public void emit(Port port, Batch rows, long arrivalMicros) {
            emit(port, 0, rows, arrivalMicros);
        }

        /** @param input of the next operator */
        void emit(Port port, int input, Batch rows, long arrivalMicros) {
            if (rows.selectedCount() == 0) {
                return;
            }
            for (Route route : routes.getOrDefault(port, List.of())) {
                route.send(rows, arrivalMicros);
            }
            if (port == Port.MAIN && next < operators.size()) {
                operators.get(next).process(input, rows, arrivalMicros, outputs.get(next + 1));
            }
        }

        @Override
        public ColumnMemory memory() {
            return memory;
        }
    }
}
