package io.millrace.benchmarks.kernels;

import io.millrace.kernels.Comparison;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one batch. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
    @Benchmark
    public int rangeOfInts(KernelState s) {
        return s.kernels.comparisons().range(s.ints, 0, s.selectivity - 1, true, s.rows, s.out);
    }

    @Benchmark
    public int rangeOfLongs(KernelState s) {
        return s.kernels.comparisons().range(s.longs, 0, s.selectivity - 1, true, s.rows, s.out);
    }

    @Benchmark
    public int rangeOfDoubles(KernelState s) {
        return s.kernels.comparisons().range(s.doubles, 0, s.selectivity - 1, true, s.rows, s.out);
    }

    @Benchmark
    public int rangeOfSelectedInts(KernelState s) {
        return s.kernels.comparisons().range(s.ints, 0, s.selectivity - 1, true, s.selected, s.selectedCount, s.out);
    }

    @Benchmark
    public int rangeOfSelectedLongs(KernelState s) {
        return s.kernels.comparisons().range(s.longs, 0, s.selectivity - 1, true, s.selected, s.selectedCount, s.out);
    }

    @Benchmark
    public int compareLongColumns(KernelState s) {
        return s.kernels.comparisons().compare(Comparison.LESS, s.longs, s.otherLongs, s.rows, s.out);
    }

    @Benchmark
    public long minOfTimestamps(KernelState s) {
        return s.kernels.timestamps().min(s.longs, 0, s.rows);
    }

    @Benchmark
    public long maxOfTimestamps(KernelState s) {
        return s.kernels.timestamps().max(s.longs, 0, s.rows);
    }

    @Benchmark
    public long[] hashLongs(KernelState s) {
        s.kernels.hash().hashLongs(s.longs, s.rows, s.hashes);
        return s.hashes;
    }
}
