package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import java.util.List;
import java.util.function.Function;

/**
 * One instance of a join of which each has all rows of the right side, and some of the left one, whatever their keys. All instances get the same rows and watermarks of the right side before
 * a barrier, so that what the first one keeps of it is what each does: it alone gives that out, be it state or late rows, and all take it in.
 */
public final class BroadcastJoinOperator implements StatefulOperator {
    private static final int RIGHT = 1;

    private final StatefulOperator join;
    private final boolean first;
    private final StateTable right;

    /** Whether the rows at hand are another instance's to count. */
    private boolean repeated;

    /**
     * @param join makes the join, given what it counts with
     * @param first whether this is the first instance
     */
    public BroadcastJoinOperator(Function<WindowMetrics, StatefulOperator> join, boolean first, WindowMetrics metrics) {
        this.first = first;
        this.join = join.apply(new WindowMetrics() {
            @Override
            public void late(long rows) {
                if (!repeated) {
                    metrics.late(rows);
                }
            }

            @Override
            public void created(long windows) {
                metrics.created(windows);
            }

            @Override
            public void fired(long windows) {
                metrics.fired(windows);
            }
        });
        this.right = this.join.tables().get(RIGHT);
    }

    @Override
    public void process(int input, Batch rows, long arrivalMicros, Output output) {
        repeated = input == RIGHT && !first;
        join.process(input, rows, arrivalMicros, repeated ? new WithoutLate(output) : output);
        repeated = false;
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        return join.advance(watermarkMillis, arrivalMicros, output);
    }

    @Override
    public long watermark(long watermarkMillis) {
        return join.watermark(watermarkMillis);
    }

    @Override
    public List<StateTable> tables() {
        return join.tables();
    }

    @Override
    public boolean takesAll(StateTable table) {
        return table.equals(right);
    }

    @Override
    public void save(StateOutput output) {
        join.save((table, rows) -> {
            if (first || !table.equals(right)) {
                output.rows(table, rows);
            }
        });
    }

    @Override
    public void resume(long watermarkMillis) {
        join.resume(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch rows) {
        join.restore(table, rows);
    }

    private record WithoutLate(Output output) implements Output {
        @Override
        public void emit(Port port, Batch rows, long arrivalMicros) {
            if (port != Port.LATE) {
                output.emit(port, rows, arrivalMicros);
            }
        }

        @Override
        public ColumnMemory memory() {
            return output.memory();
        }
    }
}
