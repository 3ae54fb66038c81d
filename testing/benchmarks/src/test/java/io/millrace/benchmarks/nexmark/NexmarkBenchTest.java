package io.millrace.benchmarks.nexmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.benchmarks.BenchResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both engines of this module give the same, and the report tells what was measured. No figure is looked at. */
class NexmarkBenchTest {
    private static final long EVENTS = 200_000;
    private static final DigestValue EXPECTED = new DigestValue(1, List.of(2L), 3);

    @ParameterizedTest
    @EnumSource
    void anExampleGivesWhatADatabaseDoes(Query query) throws Exception {
        DigestValue expected =
                DuckDbCase.measure(new CaseArguments(query, EVENTS, 1, 0, 0)).digest();

        for (int threads : List.of(1, 2)) {
            assertThat(SimdCase.measure(new CaseArguments(query, EVENTS, threads, 0, 0))
                            .digest())
                    .isEqualTo(expected);
        }
        assertThat(expected.rows()).isPositive();
        assertThat(expected.link()).isNotZero();
    }

    @Test
    void passesAreMeasuredAndHeldAgainstEachOther() throws Exception {
        CaseFigures figures = SimdCase.measure(new CaseArguments(Query.Q12, EVENTS, 1, 0, 1));

        assertThat(figures.rows()).isEqualTo(EVENTS * 46 / 50);
        assertThat(figures.measurements()).isNotEmpty().allMatch(pass -> pass.seconds() > 0);
        assertThat(figures.agrees()).isTrue();
    }

    @Test
    void latencyCountsFromWhenRowsAreDue() throws Exception {
        LatencyFigures ofRows = LatencyCase.measure(Query.Q2, 20_000, 100, 1e6, 0, 1);
        LatencyFigures ofWindows = LatencyCase.measure(Query.Q12, EVENTS, 1000, 1e7, 0, 2);

        assertThat(ofRows.count()).isPositive();
        // A batch of 100 rows is not there before its last row is due.
        assertThat(ofRows.p50()).isGreaterThanOrEqualTo(90);
        assertThat(ofWindows.count()).isEqualTo(2);
        assertThat(ofWindows.max()).isGreaterThanOrEqualTo(ofWindows.p50());
    }

    @Test
    void aDigestTellsRowsThatAreNotTheSame() {
        Digest digest = digest(1, 2, 3, 4);

        assertThat(digest.value().agreesWith(digest(1, 2, 3, 4).value())).isTrue();
        assertThat(digest.value().agreesWith(digest(1, 2, 3, 5).value())).isFalse();
        assertThat(digest(1, 2, 3, 4))
                .extracting(Digest::value)
                .isEqualTo(digest(3, 4, 1, 2).value());
        assertThat(digest(1, 2, 3, 4))
                .extracting(Digest::value)
                .isNotEqualTo(digest(1, 4, 3, 2).value());
    }

    @Test
    void theTableSaysHowManyTimesAsFast() {
        NexmarkTable table = new NexmarkTable(
                List.of(
                        runs(NexmarkEngine.SIMD, 1, 0.5, EXPECTED),
                        runs(NexmarkEngine.FLINK, 1, 5, EXPECTED),
                        runs(NexmarkEngine.SIMD, 2, 0.25, EXPECTED)),
                new LatencyFigures(1, 500, 600, 700, 800, 900, 1000).results("q12, latency", 2));

        assertThat(printed(table))
                .contains(
                        "| q12 | 1 | simd | 20.0 |",
                        "| q12 | 1 | Flink | 2.00 | 10.0 |",
                        "| q12 | 2 | simd | 40.0 |  | 2.00 |");
        assertThat(table.results())
                .extracting(BenchResult::caseName)
                .contains(
                        "q12", "q12, cold", "q12, allocated", "q12, fired", "q12, simd / flink", "q12, latency, p99.9");
        assertThat(table.results()).allMatch(BenchResult::checked);
        assertThat(NexmarkPlot.svg(table)).contains("Flink 2.00", "simd 20.0", "</svg>");
    }

    @Test
    void whatIsWrongHasNoFigure() {
        NexmarkTable table = new NexmarkTable(
                List.of(
                        runs(NexmarkEngine.SIMD, 1, 0.5, EXPECTED),
                        runs(NexmarkEngine.JET, 1, 5, new DigestValue(1, List.of(2L), 4))),
                List.of());

        assertThat(printed(table)).contains("| q12 | 1 | Jet | WRONG |  |");
        assertThat(table.results())
                .filteredOn(result -> !result.checked())
                .hasSize(3)
                .allMatch(result -> result.value() == 0);
        assertThat(NexmarkPlot.svg(table)).contains("Jet wrong");
    }

    @Test
    void rowsOfBothSidesAreJoined() {
        CaseRuns runs = new CaseRuns(Query.Q8, NexmarkEngine.SIMD, 1, EXPECTED);
        PassFigures pass = new PassFigures(1, 0.5, 0.5, 0);
        runs.add(new CaseFigures(1_200_000, pass, List.of(pass), EXPECTED, true));

        assertThat(printed(new NexmarkTable(List.of(runs), List.of())))
                .contains("| q8, joined | 1 | 2,400,000 | joined events/s |");
        assertThat(runs.lastRun()).isEqualTo("q8, simd, 1 threads, run 1: 2.4 M events/s");
    }

    @Test
    void theTimeThatIsLeftIsEstimated() {
        RunProgress progress = new RunProgress(4);

        assertThat(progress.done(Duration.ofSeconds(50))).isEqualTo("1 of 4, about 3 min left");
        progress.done(Duration.ofSeconds(100));
        progress.done(Duration.ofSeconds(150));
        assertThat(progress.done(Duration.ofSeconds(200))).isEqualTo("4 of 4, about 0 min left");
    }

    @Test
    void whatIsNotThereCannotBeChosen() {
        assertThat(NexmarkBench.chosen("query", List.of("q12"), List.of(Query.Q1, Query.Q12), Query::title))
                .containsExactly(Query.Q12);
        assertThatThrownBy(() -> NexmarkBench.chosen("query", List.of("q99"), List.of(Query.Q1), Query::title))
                .hasMessageContaining("there is no query 'q99', only [q1]");
    }

    /** Two rows of two columns. */
    private static Digest digest(long a, long b, long c, long d) {
        Digest digest = new Digest(true);
        digest.add(a, b);
        digest.add(c, d);
        return digest;
    }

    private static CaseRuns runs(NexmarkEngine engine, int threads, double seconds, DigestValue found) {
        CaseRuns runs = new CaseRuns(Query.Q12, engine, threads, EXPECTED);
        PassFigures pass = new PassFigures(1, seconds, seconds, 0);
        runs.add(new CaseFigures(10_000_000, pass, List.of(pass, pass, pass), found, true));
        return runs;
    }

    private static String printed(NexmarkTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
