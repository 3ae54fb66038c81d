package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Field;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.vector.state.KeyTable;
import java.util.ArrayList;
import java.util.List;

/** Makes batches of results: the key, the window's start and end if it has them, the aggregates. Used by one thread. */
final class WindowResults {
    private final Schema schema;
    private final int keyCount;
    private final Bounds bounds;
    private final KeyTable keys;
    private final AggregateSet aggregates;

    /** Of the batch under way. */
    private List<ColumnBuilder> builders = List.of();

    private ColumnMemory memory = HeapMemory.HEAP;
    private int size;

    /** Which columns with bounds of windows there are behind those of the key table. */
    private enum Bounds {
        NONE,
        /** The key table has the window's start behind the fields of the key. */
        END,
        START_AND_END
    }

    WindowResults(WindowAggregate node, KeyTable keys, AggregateSet aggregates) {
        this(
                node.schema(),
                node.groupBy().size(),
                node.window() instanceof Window.Inherited ? Bounds.END : Bounds.START_AND_END,
                keys,
                aggregates);
    }

    WindowResults(ArrivalAggregate node, KeyTable keys, AggregateSet aggregates) {
        this(node.schema(), node.groupBy().size(), Bounds.NONE, keys, aggregates);
    }

    private WindowResults(Schema schema, int keyCount, Bounds bounds, KeyTable keys, AggregateSet aggregates) {
        this.schema = schema;
        this.keyCount = keyCount;
        this.bounds = bounds;
        this.keys = keys;
        this.aggregates = aggregates;
    }

    /** The results of some groups, whose slots are as good as new afterwards. */
    Batch take(FiredGroups fired, ColumnMemory from) {
        begin(fired.count, from);
        add(fired);
        aggregates.clear(fired.slots, fired.count);
        return end();
    }

    /** Begins a batch of about so many results. */
    void begin(int expected, ColumnMemory from) {
        memory = from;
        size = 0;
        builders = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            ColumnBuilder builder = ColumnBuilder.of(field.type(), expected);
            builder.use(memory);
            builders.add(builder);
        }
    }

    /** Adds the results of some groups as they are now, which stay as they are. */
    void add(FiredGroups groups) {
        int count = groups.count;
        size += count;
        keys.emit(groups.keys, count, builders);
        if (bounds == Bounds.START_AND_END) {
            append(groups.starts, count, builders.get(keyCount));
        }
        if (bounds != Bounds.NONE) {
            append(groups.ends, count, builders.get(keyCount + 1));
        }
        int others = bounds == Bounds.NONE ? keyCount : keyCount + 2;
        aggregates.emit(groups.slots, groups.starts, groups.ends, count, builders.subList(others, builders.size()));
    }

    private static void append(long[] millis, int count, ColumnBuilder column) {
        LongColumnBuilder micros = (LongColumnBuilder) column;
        for (int i = 0; i < count; i++) {
            micros.append(millis[i] * 1000);
        }
    }

    /** How many results the batch has. */
    int size() {
        return size;
    }

    /** The batch, if {@link #begin} was called. */
    Batch end() {
        Batch batch =
                Batch.of(schema, builders.stream().map(ColumnBuilder::build).toList(), size, memory);
        builders = List.of();
        memory = HeapMemory.HEAP;
        size = 0;
        return batch;
    }
}
