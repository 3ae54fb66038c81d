package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.vector.state.KeyTable;
import java.util.ArrayList;
import java.util.List;

/** Makes batches of results: the key, the window's start and end, the aggregates. */
final class WindowResults {
    private final Schema schema;
    private final int keyCount;

    /** Whether the key table has the window's start behind the fields of the key. */
    private final boolean startIsKey;

    private final KeyTable keys;
    private final AggregateSet aggregates;

    WindowResults(WindowAggregate node, KeyTable keys, AggregateSet aggregates) {
        this.schema = node.schema();
        this.keyCount = node.groupBy().size();
        this.startIsKey = node.window() instanceof Window.Inherited;
        this.keys = keys;
        this.aggregates = aggregates;
    }

    /** The results of some groups, whose slots are as good as new afterwards. */
    Batch take(FiredGroups fired, ColumnMemory memory) {
        int count = fired.count;
        List<ColumnBuilder> builders = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            ColumnBuilder builder = ColumnBuilder.of(field.type(), count);
            builder.use(memory);
            builders.add(builder);
        }
        keys.emit(fired.keys, count, builders);
        if (!startIsKey) {
            LongColumnBuilder starts = (LongColumnBuilder) builders.get(keyCount);
            for (int i = 0; i < count; i++) {
                starts.append(fired.starts[i] * 1000);
            }
        }
        LongColumnBuilder ends = (LongColumnBuilder) builders.get(keyCount + 1);
        for (int i = 0; i < count; i++) {
            ends.append(fired.ends[i] * 1000);
        }
        aggregates.emit(fired.slots, fired.starts, fired.ends, count, builders.subList(keyCount + 2, builders.size()));
        aggregates.clear(fired.slots, count);
        return Batch.of(schema, builders.stream().map(ColumnBuilder::build).toList(), count, memory);
    }
}
