package io.millrace.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a benchmark is given.
 *
 * @param runs how often each case is measured
 * @param directory an empty directory for its data, removed afterwards
 * @param choice which of its cases are wanted
 * @param progress takes lines for people
 */
public record BenchContext(int runs, Path directory, CaseChoice choice, Consumer<String> progress) {}
