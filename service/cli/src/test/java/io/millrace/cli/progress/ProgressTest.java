package io.millrace.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.job.FakeRun;
import io.millrace.cli.terminal.Display;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Latency;
import io.millrace.model.job.JobMetrics.Lookups;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final Recorder display = new Recorder();
    private final Progress progress = new Progress(display);
    private final FakeRun run = new FakeRun();

    @Test
    void showsRecordsRateWatermarkLagLateAndDeadLetters() {
        progress.add("job", run);
        run.show(metrics(1_500, OptionalLong.of(978_310_861_000L), OptionalLong.of(500), 2 * SECOND));

        progress.tick();

        assertThat(display.shown)
                .containsExactly(List.of("job  [############----]  75%  1,500 records  750/s"
                        + "  watermark 2001-01-01 01:01:01  lag 500  late 3  dead letters 4  0:02"));
    }

    @Test
    void takesTheRateFromTheTimeSinceTheLastSample() {
        progress.add("job", run);
        run.show(metrics(1_000, OptionalLong.empty(), OptionalLong.empty(), SECOND));
        progress.tick();
        run.show(metrics(1_010, OptionalLong.empty(), OptionalLong.empty(), 2 * SECOND));
        progress.tick();

        assertThat(display.shown)
                .containsExactly(
                        List.of("job  1,000 records  1.0 k/s  late 3  dead letters 4  0:01"),
                        List.of("job  1,010 records  10/s  late 3  dead letters 4  0:02"));
    }

    @Test
    void saysThatTheWatermarkIsAtTheEndOfTheInput() {
        progress.add("job", run);
        run.show(metrics(1, OptionalLong.of(Long.MAX_VALUE), OptionalLong.of(0), SECOND));

        progress.tick();

        assertThat(display.shown.getFirst().getFirst()).contains("[################] 100%", "watermark at the end");
    }

    @Test
    void showsALineForEachJobUntilItIsRemoved() {
        FakeRun other = new FakeRun();
        progress.add("a", run);
        progress.add("b", other);
        progress.tick();
        progress.remove(run);
        progress.tick();
        progress.close();
        progress.tick();

        assertThat(display.shown).hasSize(2);
        assertThat(display.shown.get(0)).hasSize(2);
        assertThat(display.shown.get(1)).singleElement().asString().startsWith("b  ");
    }

    @Test
    void outlivesAnEngineThatCannotTell() {
        progress.add("job", run);
        run.failMetrics();

        progress.tick();

        assertThat(display.shown).isEmpty();
    }

    private static JobMetrics metrics(long eventsIn, OptionalLong watermark, OptionalLong lag, long elapsedNanos) {
        return new JobMetrics(
                eventsIn, 0, 0, 3, 0, 4, Map.of(), Lookups.NONE, watermark, lag, Latency.NONE, Map.of(), elapsedNanos);
    }

    private static final class Recorder implements Display {
        private final List<List<String>> shown = new ArrayList<>();

        @Override
        public void update(List<String> lines) {
            shown.add(lines);
        }

        @Override
        public void message(String line) {
            shown.add(List.of(line));
        }

        @Override
        public void clear() {}

        @Override
        public PrintStream beside(PrintStream out) {
            return out;
        }
    }
}
