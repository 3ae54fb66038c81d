package io.millrace.benchmarks.nexmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process has measured.
 *
 * @param rows that a pass went over
 * @param cold the first pass
 * @param measurements of the passes that count
 * @param digest of the pass after the cold one, which is linked and does not count
 * @param agrees whether all passes gave what that one did
 */
public record CaseFigures(
        long rows, PassFigures cold, List<PassFigures> measurements, DigestValue digest, boolean agrees) {
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /** On a busy machine, by the clock, no more than so many times as long. */
    private static final int MOST_WAITED = 8;

    /** How often a process measures. */
    static final int MEASUREMENTS = 5;

    public CaseFigures {
        measurements = List.copyOf(measurements);
    }

    /** Makes passes as the arguments say, over events that are there already. */
    public static CaseFigures measure(CaseArguments arguments, long rows, Pass pass) throws Exception {
        if (arguments.measuredMillis() == 0) {
            DigestValue digest = pass.run(new PassClock(), true).value();
            return new CaseFigures(rows, PassFigures.NONE, List.of(), digest, true);
        }
        // Otherwise the first collection, which moves all events to where they stay, would come in any of the passes.
        System.gc();
        List<DigestValue> digests = new ArrayList<>();
        WarmUp warmUp = new WarmUp(arguments.warmUpMillis(), COMPILER::getTotalCompilationTime);
        PassFigures cold = measure(pass, false, digests);
        warmUp.add(cold);
        warmUp.add(measure(pass, true, digests));
        DigestValue linked = digests.getLast();
        while (!warmUp.isDone()) {
            warmUp.add(measure(pass, false, digests));
        }
        List<PassFigures> measurements = new ArrayList<>();
        for (int i = 0; i < MEASUREMENTS; i++) {
            measurements.add(measurement(arguments.measuredMillis(), pass, digests));
        }
        return new CaseFigures(
                rows, cold, measurements, linked, digests.stream().allMatch(linked::agreesWith));
    }

    private static PassFigures measurement(long millis, Pass pass, List<DigestValue> digests) throws Exception {
        PassFigures figures = PassFigures.NONE;
        do {
            figures = figures.plus(measure(pass, false, digests));
        } while (figures.processorSeconds() * 1000 < millis && figures.seconds() * 1000 < MOST_WAITED * millis);
        return figures;
    }

    private static PassFigures measure(Pass pass, boolean linked, List<DigestValue> digests) throws Exception {
        PassClock clock = new PassClock();
        digests.add(pass.run(clock, linked).value());
        return clock.figures();
    }
}
