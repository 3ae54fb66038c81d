package io.millrace.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One figure.
 *
 * @param caseName which of the cases of the benchmark
 * @param engine what did the work: {@code simd}, {@code by-hand} for the loop that it is held against, or the form of a kernel
 * @param threads threads that compute, those of clients not counted
 * @param value the median over the runs
 * @param runs how many runs were counted
 * @param checked whether the results of the runs were found to be right
 */
@JsonPropertyOrder({"bench", "case", "engine", "threads", "value", "unit", "runs", "checked"})
public record BenchResult(
        String bench,
        @JsonProperty("case") String caseName,
        String engine,
        int threads,
        double value,
        String unit,
        int runs,
        boolean checked) {}
