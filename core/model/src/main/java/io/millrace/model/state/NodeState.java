package io.millrace.model.state;

import io.millrace.model.data.Batch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a node keeps, of all of its instances.
 *
 * @param watermarkMillis the event time that it had reached; {@link Long#MIN_VALUE}: none yet
 * @param tables the rows of each table, in no order; those of a key are in one table once, or as often as the table says
 */
public record NodeState(long watermarkMillis, Map<StateTable, List<Batch>> tables) {
    public NodeState {
        Map<StateTable, List<Batch>> copy = new LinkedHashMap<>();
        tables.forEach((table, rows) -> copy.put(table, List.copyOf(rows)));
        tables = Collections.unmodifiableMap(copy);
    }

    /** The state of two parts of one node as one. */
    public NodeState and(NodeState other) {
        Map<StateTable, List<Batch>> all = new LinkedHashMap<>(tables);
        other.tables.forEach(
                (table, rows) -> all.merge(table, rows, (some, more) -> Stream.concat(some.stream(), more.stream())
                        .toList()));
        return new NodeState(Math.min(watermarkMillis, other.watermarkMillis), all);
    }

    /** The rows of the table with this name, none if there is no such table. */
    public List<Batch> rows(String table) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(table))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
