package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Result;
import io.millrace.model.invocation.ColumnResult;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.vector.state.KeyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The rows that a process step gives out, in the making: the key, the time, the results. Used by one thread. */
final class ProcessResults {
    /** Rows in a batch, if no call gives out more by itself. */
    private static final int MOST = 4096;

    private final KeyedProcess node;
    private final Schema schema;
    private final int keyCount;
    private final KeyTable keys;
    private List<ColumnBuilder> builders = List.of();
    private ColumnResult[] results = new ColumnResult[0];
    private int[] rowKeys = new int[1024];
    private int count;

    ProcessResults(KeyedProcess node, KeyTable keys) {
        this.node = node;
        this.schema = node.schema();
        this.keyCount = node.groupBy().size();
        this.keys = keys;
    }

    /** Starts a batch. */
    void begin(ColumnMemory memory) {
        count = 0;
        builders = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            ColumnBuilder builder = ColumnBuilder.of(field.type(), 64);
            builder.use(memory);
            builders.add(builder);
        }
        results = new ColumnResult[schema.size() - keyCount - 1];
        for (int i = 0; i < results.length; i++) {
            results[i] = new ColumnResult(schema.field(keyCount + 1 + i).type(), builders.get(keyCount + 1 + i));
        }
    }

    boolean isFull() {
        return count >= MOST;
    }

    boolean isEmpty() {
        return count == 0;
    }

    Result result(int field) {
        return results[Objects.checkIndex(field, results.length)];
    }

    /** Ends a row. */
    void emit(int key, long timeMicros) {
        if (count == rowKeys.length) {
            rowKeys = Arrays.copyOf(rowKeys, count * 2);
        }
        rowKeys[count++] = key;
        ((LongColumnBuilder) builders.get(keyCount)).append(timeMicros);
        for (int i = 0; i < results.length; i++) {
            if (results[i].endRow() && !schema.field(keyCount + 1 + i).nullable()) {
                throw new MillraceException(
                        "FUNCTION_RESULT_INVALID",
                        "'" + node.call() + "' gave a row without '"
                                + schema.field(keyCount + 1 + i).name() + "'; expected a value, by its signature");
            }
        }
    }

    /** Forgets what was set of a row that was not given out. */
    void forgetRow() {
        for (ColumnResult result : results) {
            result.setNull();
        }
    }

    /** The rows. */
    Batch take(ColumnMemory memory) {
        keys.emit(rowKeys, count, builders);
        return Batch.of(schema, builders.stream().map(ColumnBuilder::build).toList(), count, memory);
    }
}
