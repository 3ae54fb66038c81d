package io.millrace.benchmarks.nexmark;

import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The runs of one query on one engine, each in a process of its own that measures several times. */
final class CaseRuns {
    private final Query query;
    private final NexmarkEngine engine;
    private final int threads;
    private final DigestValue expected;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> coldRates = new ArrayList<>();
    private final List<Double> bytesOfRow = new ArrayList<>();
    private double windowsOfRow;
    private int runs;
    private boolean checked = true;

    /** @param expected what its results must come to */
    CaseRuns(Query query, NexmarkEngine engine, int threads, DigestValue expected) {
        this.query = query;
        this.engine = engine;
        this.threads = threads;
        this.expected = expected;
    }

    /** Takes what a process has measured. */
    void add(CaseFigures figures) {
        checked &= figures.agrees() && figures.digest().equals(expected);
        for (PassFigures measurement : figures.measurements()) {
            rates.add(rate(figures.rows(), measurement));
            bytesOfRow.add((double) measurement.allocatedBytes() / (figures.rows() * measurement.passes()));
        }
        runs++;
        coldRates.add(rate(figures.rows(), figures.cold()));
        windowsOfRow = query.givesWindows() ? (double) figures.digest().rows() / figures.rows() : 0;
    }

    /**
     * Of one thread in processor time, which has all that the process does for it and which other programs disturb little; of more by the clock.
     */
    private double rate(long rows, PassFigures passes) {
        return rows * passes.passes() / (threads == 1 ? passes.processorSeconds() : passes.seconds());
    }

    Query query() {
        return query;
    }

    NexmarkEngine engine() {
        return engine;
    }

    int threads() {
        return threads;
    }

    boolean checked() {
        return checked;
    }

    /** Events a second, the median of the measurements; 0 if any result was wrong. */
    double rate() {
        return checked ? Median.of(rates) : 0;
    }

    /** What the last run has found, for people. */
    String lastRun() {
        return String.format(
                Locale.ROOT,
                "%s, %s, %d threads, run %d: %.1f M events/s%s",
                query.title(),
                engine.title(),
                threads,
                runs,
                rates.getLast() / 1e6,
                checked ? "" : " WRONG");
    }

    /** How many times as fast as others, the median over measurements that came as late in their processes. */
    double ratioTo(CaseRuns other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            ratios.add(rates.get(i) / other.rates.get(i));
        }
        return Median.of(ratios);
    }

    /** Windows given out a second, one for each key; 0 if the query has none. */
    double windowRate() {
        return rate() * windowsOfRow;
    }

    /** What a pass allocates, starting the job included. */
    double bytesOfRow() {
        return Median.of(bytesOfRow);
    }

    List<BenchResult> results() {
        List<BenchResult> results = new ArrayList<>();
        results.add(result("", rate(), "events/s"));
        results.add(result(", cold", checked ? Median.of(coldRates) : 0, "events/s"));
        if (engine == NexmarkEngine.SIMD) {
            results.add(result(", allocated", bytesOfRow(), "B/row"));
            if (query.givesWindows()) {
                results.add(result(", fired", windowRate(), "windows/s"));
            }
            if (query.joins()) {
                results.add(result(", joined", rate(), "joined events/s"));
            }
        }
        return results;
    }

    private BenchResult result(String what, double value, String unit) {
        return new BenchResult(
                NexmarkBench.NAME, query.title() + what, engine.id(), threads, value, unit, runs, checked);
    }
}
