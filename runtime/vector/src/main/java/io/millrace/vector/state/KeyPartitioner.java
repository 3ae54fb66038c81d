package io.millrace.vector.state;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.PartitionKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchObjects;
import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;

/** Divides the rows of a batch by their keys, copying nothing but row numbers. Used by one thread. */
public final class KeyPartitioner {
    private final PartitionKernels kernels = Kernels.active().partitions();
    private final KeyHash hash = new KeyHash();
    private final int[] keyFields;
    private final Column[] keys;
    private final int[][] rows;
    private final int[] sizes;
    private BatchObjects objects = BatchObjects.NEW;

    /** @param keyFields the fields of the key, at least one */
    public KeyPartitioner(int[] keyFields, int partitions) {
        this.keyFields = keyFields.clone();
        this.keys = new Column[keyFields.length];
        this.rows = new int[partitions][];
        this.sizes = new int[partitions];
    }

    /** Divides the selected rows; the row numbers are in the memory of the batch. */
    public void partition(Batch batch) {
        objects = batch.objects();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(keyFields[i]);
        }
        for (int partition = 0; partition < rows.length; partition++) {
            rows[partition] = batch.memory().ints(batch.selectedCount());
        }
        long[] hashes = hash.hash(keys, batch);
        if (batch.selection().isAll()) {
            kernels.scatter(hashes, batch.rowCount(), rows, sizes);
        } else {
            kernels.scatter(hashes, batch.selection().rows(), batch.selectedCount(), rows, sizes);
        }
    }

    /** The number of rows in a partition of the last batch. */
    public int size(int partition) {
        return sizes[partition];
    }

    /** The rows in a partition of the last batch. */
    public Selection rows(int partition) {
        return objects.selection(rows[partition], sizes[partition]);
    }
}
