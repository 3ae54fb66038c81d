package io.millrace.benchmarks.expressions;

import io.millrace.kernels.Kernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.Project;
import io.millrace.vector.memory.TaskletMemory;
import io.millrace.vector.operator.FilterOperator;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.Output;
import io.millrace.vector.operator.ProjectOperator;
import java.util.ArrayList;
import java.util.List;

/** The steps of the vector engine, a filter and a projection, each calling the next as they do in one tasklet. */
final class VectorQuery implements QueryEngine, Output {
    static final String NAME = "simd";

    private final Bids bids;
    private final Operator first;
    private final Kernels kernels = Kernels.active();
    private final TaskletMemory memories = new TaskletMemory();

    private long rows;
    private long wholes;
    private double doubles;

    VectorQuery(NexmarkQuery query, Bids bids) {
        this.bids = bids;
        List<Project.Item> items = new ArrayList<>();
        for (String column : query.columns()) {
            items.add(new Project.Item("c" + items.size(), SqlText.expression(column, Bids.SCHEMA)));
        }
        Operator project = new ProjectOperator(new Project("project", Edge.main("bids"), items), ExpressionErrors.FAIL);
        this.first = query.condition().equals("TRUE")
                ? (input, batch, arrivalMicros, output) -> project.process(0, batch, arrivalMicros, this)
                : filtered(query, project);
    }

    private Operator filtered(NexmarkQuery query, Operator project) {
        Filter filter = new Filter(
                "filter", Edge.main("bids"), SqlText.expression(query.condition(), Bids.SCHEMA), Bids.SCHEMA);
        Operator operator = new FilterOperator(filter, ExpressionErrors.FAIL);
        Output toProject = (port, batch, arrivalMicros) -> {
            if (batch.selectedCount() > 0) {
                project.process(0, batch, arrivalMicros, this);
            }
        };
        return (input, batch, arrivalMicros, output) -> operator.process(0, batch, arrivalMicros, toProject);
    }

    @Override
    public QueryResult run() {
        rows = 0;
        wholes = 0;
        doubles = 0;
        for (Batch batch : bids.batches()) {
            ColumnMemory memory = memories.open(HeapMemory.HEAP);
            first.process(0, batch.in(memory), 0, this);
            memory.release();
        }
        return new QueryResult(rows, wholes, doubles);
    }

    @Override
    public void emit(Port port, Batch batch, long arrivalMicros) {
        rows += batch.selectedCount();
        for (int i = 0; i < batch.schema().size(); i++) {
            add(batch.column(i), batch.selection());
        }
    }

    private void add(Column column, Selection selection) {
        switch (column) {
            case LongColumn longs -> wholes += sum(longs.values(), selection);
            case DoubleColumn numbers
            when selection.isAll() -> doubles += kernels.deviations().sum(numbers.values(), 0, selection.count(), 0);
            default -> throw new IllegalStateException("no query gives such a column: " + column);
        }
    }

    private long sum(long[] values, Selection selection) {
        if (selection.isAll()) {
            return kernels.reductions().sum(values, 0, selection.count());
        }
        long sum = 0;
        for (int i = 0; i < selection.count(); i++) {
            sum += values[selection.rows()[i]];
        }
        return sum;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
