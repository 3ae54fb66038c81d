package io.millrace.benchmarks.expressions;

import io.millrace.benchmarks.ProcessorTime;
import io.millrace.model.data.Batch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time for one batch. After the measurement every row is held against Java; an expression that is wrong has no figure. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExpressionBenchmark {
    /** The name of an {@link ExpressionCase}. */
    @Param("TIMES_CONSTANT")
    public String expression = "";

    @Param("2048")
    public int rows;

    private Sales sales = new Sales(0);
    private ExpressionStep step = new ExpressionStep(ExpressionCase.TIMES_CONSTANT);

    @Setup
    public void fill() {
        sales = new Sales(rows);
        step = new ExpressionStep(ExpressionCase.valueOf(expression));
    }

    @Benchmark
    public Batch batch(ProcessorTime time) {
        time.batches++;
        return step.process(sales.batch());
    }

    @TearDown
    public void check() {
        if (!step.isRight(sales)) {
            throw new IllegalStateException(expression + " differs from what Java makes of it");
        }
    }
}
