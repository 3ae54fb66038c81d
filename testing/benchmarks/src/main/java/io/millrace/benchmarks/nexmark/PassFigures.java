package io.millrace.benchmarks.nexmark;

/**
 * What a pass over the events took.
 *
 * @param seconds by the clock
 * @param processorSeconds of all threads of the process, those that collect garbage and compile among them
 * @param allocatedBytes by all Java threads
 */
public record PassFigures(double seconds, double processorSeconds, long allocatedBytes) {}
