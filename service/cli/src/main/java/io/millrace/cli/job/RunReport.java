package io.millrace.cli.job;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.kernels.Kernels;
import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.plan.EngineType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run in figures, for programs. In JSON the fields are called as here, in snake case; they are a public interface.
 *
 * @param status the {@link io.millrace.model.job.JobStatus} at the end: STOPPED if all went well, or FAILED
 * @param late rows that came after their window had ended for good
 * @param seconds from the start of the run to its end
 * @param eventsPerSecond {@code eventsIn} by {@code seconds}
 * @param sinks rows visible at each sink, by the sink's id
 * @param simd what the kernels of the process have done
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({
    "job",
    "engine",
    "status",
    "events_in",
    "events_out",
    "late",
    "dead_letters",
    "seconds",
    "events_per_second",
    "latency_us",
    "sinks",
    "simd"
})
public record RunReport(
        String job,
        String engine,
        String status,
        long eventsIn,
        long eventsOut,
        long late,
        long deadLetters,
        double seconds,
        double eventsPerSecond,
        LatencyMicros latencyUs,
        SortedMap<String, Long> sinks,
        Simd simd) {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Percentiles of the latency from arrival to visibility at the sink, in microseconds; zero if there is none. */
    @JsonPropertyOrder({"p50", "p99", "p999"})
    public record LatencyMicros(long p50, long p99, long p999) {}

    /**
     * The kernels of the process.
     *
     * @param instructionSet {@code avx512}, {@code avx2}, {@code scalar} or, on other machines, {@code simd}
     * @param vectorWidth in bits; 0 for the scalar form
     * @param operations calls of kernels in SIMD, by the operation
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonPropertyOrder({"instruction_set", "vector_width", "operations"})
    public record Simd(String instructionSet, int vectorWidth, SortedMap<String, Long> operations) {
        static Simd of(Kernels kernels) {
            return new Simd(kernels.instructionSet(), kernels.vectorBits(), kernels.simdCalls());
        }
    }

    /** @param kernels those that the job ran on */
    public static RunReport of(String job, EngineType engine, Outcome outcome, Kernels kernels) {
        JobMetrics metrics = outcome.metrics();
        double seconds = Duration.ofNanos(metrics.elapsedNanos()).toMillis() / MILLIS_PER_SECOND;
        return new RunReport(
                job,
                engine.name().toLowerCase(Locale.ROOT),
                outcome.status().name(),
                metrics.eventsIn(),
                metrics.eventsOut(),
                metrics.lateEvents(),
                metrics.deadLetters(),
                seconds,
                seconds == 0 ? 0 : Math.round(metrics.eventsIn() / seconds),
                new LatencyMicros(
                        metrics.latency().p50(),
                        metrics.latency().p99(),
                        metrics.latency().p999()),
                new TreeMap<>(metrics.deliveredBySink()),
                Simd.of(kernels));
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws MillraceException {@code REPORT_NOT_WRITTEN} */
    public void write(Path file) {
        try {
            Files.writeString(file, toJson());
        } catch (IOException e) {
            throw notWritten(file, e.toString(), e);
        }
    }

    /** Finds out before the run whether the report can be written after it. */
    public static void requireWritable(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw notWritten(file, "it is a directory", null);
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw notWritten(file, "the directory " + directory + " does not exist", null);
        }
        if (!Files.isWritable(Files.exists(file) ? file : directory)) {
            throw notWritten(file, "this user may not write there", null);
        }
    }

    private static MillraceException notWritten(Path file, String reason, @Nullable Throwable cause) {
        return new MillraceException(
                "REPORT_NOT_WRITTEN",
                "cannot write the report " + file + ": " + reason + "; give a file in a directory that can be written",
                cause);
    }
}
