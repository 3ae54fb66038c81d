package io.millrace.benchmarks.nexmark;

import java.util.List;

/**
 * What a process is to measure.
 *
 * @param events of all kinds, that a pass goes over
 * @param threads that may compute
 * @param warmUpMillis passes are made for so much processor time before any counts, and longer if the JIT compiler is not done ({@link WarmUp})
 * @param measuredMillis a measurement is of passes that take so much processor time, one at least; with 0 there is only the pass that tells the results
 */
public record CaseArguments(Query query, long events, int threads, long warmUpMillis, long measuredMillis) {
    /** As the arguments of a program. */
    List<String> asProgramArguments() {
        return List.of(
                query.name(),
                String.valueOf(events),
                String.valueOf(threads),
                String.valueOf(warmUpMillis),
                String.valueOf(measuredMillis));
    }

    /** What {@link #asProgramArguments} gave. */
    public static CaseArguments parse(String[] arguments) {
        return new CaseArguments(
                Query.valueOf(arguments[0]),
                Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2]),
                Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]));
    }
}
