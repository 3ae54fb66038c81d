package io.millrace.model.state;

import io.millrace.model.data.Schema;

/**
 * One kind of rows that a node keeps.
 *
 * @param name unique in the node, and stable across releases
 * @param schema the key fields, and behind them what is kept
 * @param keyFields how many of the fields are the key by which the node's rows are divided among instances; 0 if what is kept belongs to the node as a
 *     whole, or to the splits of a source
 */
public record StateTable(String name, Schema schema, int keyFields) {
    public StateTable {
        if (keyFields < 0 || keyFields > schema.size()) {
            throw new IllegalArgumentException("no " + keyFields + " key fields in " + schema);
        }
    }
}
