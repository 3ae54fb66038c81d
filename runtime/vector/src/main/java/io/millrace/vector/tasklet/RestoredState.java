package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.Snapshot;
import io.millrace.model.state.StateTable;
import io.millrace.vector.operator.StatefulOperator;
import io.millrace.vector.state.KeyPartitioner;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The part of a snapshot that one instance of a tasklet goes on from.
 *
 * @param nodes the state of nodes, by id
 * @param instance which instance this is, from 0
 * @param instances how many there are
 */
public record RestoredState(Map<String, NodeState> nodes, int instance, int instances) {
    /** Of a run that begins from nothing. */
    public static final RestoredState NONE = new RestoredState(Map.of(), 0, 1);

    public RestoredState {
        nodes = Map.copyOf(nodes);
    }

    /** What a tasklet without further instances goes on from. */
    public static RestoredState of(Optional<Snapshot> snapshot) {
        return snapshot.map(taken -> new RestoredState(taken.nodes(), 0, 1)).orElse(NONE);
    }

    /** The share of one instance, of so many. */
    public RestoredState share(int ofInstance, int ofInstances) {
        return new RestoredState(nodes, ofInstance, ofInstances);
    }

    /** The state of a node, of all of its instances. */
    public Optional<NodeState> node(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    /**
     * Lets the operator of a node go on.
     *
     * @throws MillraceException {@code STATE_INCOMPATIBLE} if the snapshot has rows of the node that the operator does not keep
     */
    void restore(String node, StatefulOperator operator) {
        NodeState state = nodes.get(node);
        if (state == null) {
            return;
        }
        operator.resume(state.watermarkMillis());
        state.tables().forEach((table, batches) -> {
            if (!operator.tables().contains(table)) {
                throw incompatible(node, table, operator);
            }
            for (Batch rows : batches) {
                Selection share = operator.takesAll(table) ? rows.selection() : share(table, rows);
                if (share.count() > 0) {
                    operator.restore(table, rows.select(share));
                }
            }
        });
    }

    /** Rows without a key go to the first instance. */
    private Selection share(StateTable table, Batch rows) {
        if (instances == 1) {
            return rows.selection();
        }
        if (table.keyFields() == 0) {
            return instance == 0 ? rows.selection() : Selection.of(new int[0], 0);
        }
        KeyPartitioner partitioner =
                new KeyPartitioner(IntStream.range(0, table.keyFields()).toArray(), instances);
        partitioner.partition(rows);
        return partitioner.rows(instance);
    }

    private static MillraceException incompatible(String node, StateTable table, StatefulOperator operator) {
        String kept = operator.tables().stream()
                .filter(other -> other.name().equals(table.name()))
                .findFirst()
                .map(other -> "rows of " + other.schema())
                .orElse("nothing of that name");
        return new MillraceException(
                "STATE_INCOMPATIBLE",
                "the snapshot holds '" + table.name() + "' of node '" + node + "' as rows of " + table.schema()
                        + ", but the job's node keeps " + kept);
    }
}
