package io.millrace.benchmarks.expressions;

import io.millrace.benchmarks.ProcessorTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Time to copy longs that do not fit into a cache: what the machine can do at most with each byte read and written once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CopyBenchmark {
    @Param("16777216")
    public int longs;

    private long[] from = new long[0];
    private long[] to = new long[0];

    @Setup
    public void fill() {
        from = new long[longs];
        to = new long[longs];
        for (int i = 0; i < longs; i++) {
            from[i] = i;
        }
    }

    @Benchmark
    public long[] copy(ProcessorTime time) {
        time.batches++;
        System.arraycopy(from, 0, to, 0, longs);
        return to;
    }
}
