package io.millrace.benchmarks.expressions;

import io.millrace.benchmarks.ProcessorTime;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time for all rows. After the measurement the result is held against a plain loop; an engine that is wrong has no figure. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryBenchmark {
    /** The name of a {@link NexmarkQuery}. */
    @Param("Q1")
    public String query = "";

    /** The name of a {@link QueryEngine}. */
    @Param("simd")
    public String engine = "";

    @Param("8388608")
    public int rows;

    private @Nullable QueryEngine measured;
    private QueryResult expected = new QueryResult(0, 0, 0);
    private QueryResult found = expected;

    @Setup
    public void fill() throws SQLException {
        Bids bids = new Bids(rows);
        NexmarkQuery asked = NexmarkQuery.valueOf(query);
        expected = asked.byHand(bids);
        measured = QueryEngine.of(engine, asked, bids);
    }

    @Benchmark
    public long allRows(ProcessorTime time) throws SQLException {
        time.batches++;
        if (measured != null) {
            found = measured.run();
        }
        return found.rows();
    }

    @TearDown
    public void check() throws SQLException {
        if (measured != null) {
            measured.close();
        }
        if (!found.agreesWith(expected)) {
            throw new IllegalStateException(query + " of " + engine + " gives " + found + ", not " + expected);
        }
    }
}
