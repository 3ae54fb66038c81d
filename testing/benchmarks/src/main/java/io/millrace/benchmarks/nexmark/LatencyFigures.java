package io.millrace.benchmarks.nexmark;

import io.millrace.benchmarks.BenchResult;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Latencies in microseconds.
 *
 * @param count how many were measured
 */
record LatencyFigures(long count, long p50, long p90, long p99, long p999, long p9999, long max) {
    private static final double MICROS_PER_MILLI = 1000;

    static LatencyFigures of(Histogram micros) {
        return new LatencyFigures(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(90),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                micros.getValueAtPercentile(99.99),
                micros.getMaxValue());
    }

    /** @param caseName what is measured, to which the percentile is added */
    List<BenchResult> results(String caseName, int threads) {
        return List.of(
                result(caseName + ", p50", threads, p50),
                result(caseName + ", p90", threads, p90),
                result(caseName + ", p99", threads, p99),
                result(caseName + ", p99.9", threads, p999),
                result(caseName + ", p99.99", threads, p9999),
                result(caseName + ", max", threads, max));
    }

    private BenchResult result(String caseName, int threads, long micros) {
        return new BenchResult(
                NexmarkBench.NAME,
                caseName,
                NexmarkEngine.SIMD.id(),
                threads,
                micros / MICROS_PER_MILLI,
                "ms",
                1,
                count > 0);
    }
}
