package io.millrace.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.SimdOperation;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Latency;
import io.millrace.model.job.JobMetrics.Lookups;
import io.millrace.model.job.JobStatus;
import io.millrace.model.plan.EngineType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    private static final JobMetrics METRICS = new JobMetrics(
            508_239,
            1L << 30,
            300_000,
            7,
            1,
            2,
            Map.of("TUMBLING", new JobMetrics.Windows(300_000, 300_000)),
            Lookups.NONE,
            OptionalLong.of(1),
            OptionalLong.of(0),
            new Latency(300_000, 1_200, 4_500, 9_100),
            Map.of("metrics", 300_000L, "late", 7L),
            2_500_000_000L);
    private static final Outcome DONE = new Outcome(JobStatus.STOPPED, METRICS, Optional.empty(), OptionalInt.empty());

    @Test
    void isOneObjectWithTheFieldsThatProgramsReadInThisOrder(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("report.json");
        RunReport.requireWritable(file);
        Kernels kernels = Kernels.scalar("for tests");
        kernels.counts().count(SimdOperation.MAX);
        kernels.counts().count(SimdOperation.MAX);
        kernels.counts().count(SimdOperation.BITS_TO_ROWS);

        RunReport.of("trips", EngineType.SIMD, DONE, kernels).write(file);

        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "job" : "trips",
                  "engine" : "simd",
                  "status" : "STOPPED",
                  "events_in" : 508239,
                  "events_out" : 300000,
                  "late" : 7,
                  "dead_letters" : 2,
                  "seconds" : 2.5,
                  "events_per_second" : 203296.0,
                  "latency_us" : {
                    "p50" : 1200,
                    "p99" : 4500,
                    "p999" : 9100
                  },
                  "sinks" : {
                    "late" : 7,
                    "metrics" : 300000
                  },
                  "simd" : {
                    "instruction_set" : "scalar",
                    "vector_width" : 0,
                    "operations" : {
                      "bits_to_rows" : 1,
                      "max" : 2
                    }
                  }
                }
                """);
    }

    @Test
    void knowsBeforeTheRunThatItCannotBeWritten(@TempDir Path directory) {
        assertThatThrownBy(() -> RunReport.requireWritable(directory.resolve("no/report.json")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> RunReport.requireWritable(directory)).hasMessageContaining("is a directory");
    }

    @Test
    void summaryShowsTheSameToPeople() {
        assertThat(Summary.lines("trips", DONE))
                .containsExactly(
                        "trips: done after 2.5 s",
                        "  in            508,239 records, 203.3 k/s",
                        "  out           300,000 rows (late 7, metrics 300,000)",
                        "  late          7",
                        "  dead letters  2",
                        "  latency       p50 1.2 ms, p99 4.5 ms, p99.9 9.1 ms");
    }

    @Test
    void summarySaysHowTheRunEnded() {
        Outcome stopped = new Outcome(JobStatus.STOPPED, METRICS, Optional.empty(), OptionalInt.of(2));
        Outcome failed =
                new Outcome(JobStatus.FAILED, METRICS, Optional.of(new IllegalStateException()), OptionalInt.empty());

        assertThat(Summary.lines("trips", stopped)).first().isEqualTo("trips: stopped after 2.5 s");
        assertThat(Summary.lines("trips", failed)).first().isEqualTo("trips: failed after 2.5 s");
    }
}
