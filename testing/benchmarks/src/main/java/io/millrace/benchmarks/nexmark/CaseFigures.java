package io.millrace.benchmarks.nexmark;

import java.util.ArrayList;
import java.util.List;

/**
 * What a process has measured.
 *
 * @param rows that a pass went over
 * @param cold the first pass
 * @param passes those that count
 * @param digest of a last pass, which is linked and does not count
 * @param agrees whether all passes gave what the last one did
 */
public record CaseFigures(long rows, PassFigures cold, List<PassFigures> passes, DigestValue digest, boolean agrees) {
    private static final int LEAST_PASSES = 2;

    /** On a busy machine, by the clock, no more than so many times as long. */
    private static final int MOST_WAITED = 8;

    public CaseFigures {
        passes = List.copyOf(passes);
    }

    /** Makes passes as the arguments say. */
    public static CaseFigures measure(CaseArguments arguments, long rows, Pass pass) throws Exception {
        if (arguments.measuredMillis() == 0) {
            DigestValue digest = pass.run(new PassClock(), true).value();
            return new CaseFigures(rows, new PassFigures(0, 0, 0), List.of(), digest, true);
        }
        List<DigestValue> digests = new ArrayList<>();
        PassFigures cold = measure(pass, digests);
        makePasses(arguments.warmUpMillis() - (long) (cold.processorSeconds() * 1000), 0, pass, digests);
        List<PassFigures> passes = makePasses(arguments.measuredMillis(), LEAST_PASSES, pass, digests);
        DigestValue digest = pass.run(new PassClock(), true).value();
        return new CaseFigures(rows, cold, passes, digest, digests.stream().allMatch(digest::agreesWith));
    }

    private static List<PassFigures> makePasses(long millis, int least, Pass pass, List<DigestValue> digests)
            throws Exception {
        List<PassFigures> figures = new ArrayList<>();
        double processorSeconds = 0;
        double seconds = 0;
        while (figures.size() < least || (processorSeconds * 1000 < millis && seconds * 1000 < MOST_WAITED * millis)) {
            PassFigures figure = measure(pass, digests);
            figures.add(figure);
            processorSeconds += figure.processorSeconds();
            seconds += figure.seconds();
        }
        return figures;
    }

    private static PassFigures measure(Pass pass, List<DigestValue> digests) throws Exception {
        PassClock clock = new PassClock();
        digests.add(pass.run(clock, false).value());
        return clock.figures();
    }
}
