package io.millrace.benchmarks.nexmark;

/**
 * What passes over the events took, made one after the other.
 *
 * @param passes how many
 * @param seconds by the clock
 * @param processorSeconds of all threads of the process, those that collect garbage and compile among them
 * @param allocatedBytes by all Java threads
 */
public record PassFigures(int passes, double seconds, double processorSeconds, long allocatedBytes) {
    static final PassFigures NONE = new PassFigures(0, 0, 0, 0);

    PassFigures plus(PassFigures next) {
        return new PassFigures(
                passes + next.passes,
                seconds + next.seconds,
                processorSeconds + next.processorSeconds,
                allocatedBytes + next.allocatedBytes);
    }
}
