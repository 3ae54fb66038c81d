package io.millrace.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.cli.calibration.BackgroundCalibration;
import io.millrace.cli.job.FakeRun;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Lookups;
import io.millrace.model.plan.EngineType;
import io.millrace.security.CertificateAuthority;
import io.millrace.security.KeyAlgorithm;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsServerTest {
    @TempDir
    private Path credentials = Path.of("");

    @Test
    void aRunIsServedWithWhatItCountsAtThatMoment() throws IOException, InterruptedException {
        FakeRun run = new FakeRun();
        try (MetricsServer server = MetricsServer.start(0, credentials)) {
            server.add(new RunCollector("rooms", EngineType.SIMD, run));

            assertThat(get(server))
                    .contains("stream_events_processed_total{engine=\"simd\",job=\"rooms\"} 0.0")
                    .doesNotContain("stream_latency_microseconds{")
                    .doesNotContain("stream_source_lag_records", "stream_watermark_timestamp_seconds");

            run.show(new JobMetrics(
                    2000,
                    90_000,
                    30,
                    4,
                    8,
                    5,
                    Map.of("TUMBLING", new JobMetrics.Windows(9, 6), "SESSION", new JobMetrics.Windows(1, 0)),
                    new Lookups(100, 60, 7, 2, 9_000),
                    OptionalLong.of(1_500),
                    OptionalLong.of(7),
                    new JobMetrics.Latency(30, 100, 200, 300),
                    Map.of("out", 30L, "errors", 5L),
                    Duration.ofSeconds(2).toNanos()));

            assertThat(get(server).lines())
                    .contains(
                            "stream_events_processed_total{engine=\"simd\",job=\"rooms\"} 2000.0",
                            "stream_bytes_processed_total{engine=\"simd\",job=\"rooms\"} 90000.0",
                            "stream_events_per_second{engine=\"simd\",job=\"rooms\"} 1000.0",
                            "stream_latency_microseconds{engine=\"simd\",job=\"rooms\",percentile=\"50\"} 100.0",
                            "stream_latency_microseconds{engine=\"simd\",job=\"rooms\",percentile=\"99\"} 200.0",
                            "stream_latency_microseconds{engine=\"simd\",job=\"rooms\",percentile=\"99.9\"} 300.0",
                            "stream_error_total{error_type=\"dead_letter\",job=\"rooms\"} 5.0",
                            "stream_window_created_total{job=\"rooms\",window_type=\"TUMBLING\"} 9.0",
                            "stream_window_fired_total{job=\"rooms\",window_type=\"TUMBLING\"} 6.0",
                            "stream_window_fired_total{job=\"rooms\",window_type=\"SESSION\"} 0.0",
                            "stream_late_events_total{job=\"rooms\"} 4.0",
                            "stream_duplicate_events_total{job=\"rooms\"} 8.0",
                            "stream_lookup_keys_total{answer=\"cache\",job=\"rooms\"} 60.0",
                            "stream_lookup_keys_total{answer=\"table\",job=\"rooms\"} 40.0",
                            "stream_lookup_requests_total{job=\"rooms\"} 7.0",
                            "stream_lookup_failures_total{job=\"rooms\"} 2.0",
                            "stream_lookup_wait_microseconds_total{job=\"rooms\"} 9000.0",
                            "stream_rows_delivered_total{job=\"rooms\",sink=\"out\"} 30.0",
                            "stream_rows_delivered_total{job=\"rooms\",sink=\"errors\"} 5.0",
                            "stream_source_lag_records{job=\"rooms\"} 7.0",
                            "stream_watermark_timestamp_seconds{job=\"rooms\"} 1.5",
                            "# TYPE stream_events_processed_total counter");
        }
    }

    @Test
    void callsOfKernelsAndWhatTheyGainAreServed() throws IOException, InterruptedException {
        Kernels kernels = Kernels.choose(KernelSettings.AUTO);
        String set = "instruction_set=\"" + kernels.instructionSet() + "\"";
        try (MetricsServer server = MetricsServer.start(0, credentials)) {
            server.add(new SimdCollector(kernels, () -> new TreeMap<>(Map.of("max", 7.5))));
            for (int call = 0; call < 3; call++) {
                kernels.reductions().max(new long[100], 0, 100);
            }

            assertThat(get(server).lines())
                    .contains(
                            "simd_operations_total{" + set + ",operation=\"max\"} 3.0",
                            "simd_speedup_ratio{" + set + ",operation=\"max\"} 7.5",
                            "simd_vector_width{" + set + "} " + (double) kernels.vectorBits());
        }
    }

    @Test
    void theCalibrationMeasuresBesideTheRunAndIsNotCounted() {
        Kernels active = Kernels.choose(KernelSettings.AUTO);

        BackgroundCalibration calibration = BackgroundCalibration.start(Kernels.choose(KernelSettings.AUTO));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(calibration.speedups()).isNotEmpty());
        assertThat(calibration.speedups().values()).allMatch(ratio -> ratio > 0);
        assertThat(active.simdCalls()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (MetricsServer server = MetricsServer.start(0, credentials)) {
            int taken = server.metrics().getPort();

            assertThatThrownBy(() -> MetricsServer.start(taken, credentials))
                    .hasMessageContaining("the port " + taken + " is taken")
                    .hasMessageContaining("--metrics-port");
        }
    }

    private String get(MetricsServer server) throws IOException, InterruptedException {
        CertificateAuthority authority =
                CertificateAuthority.openOrCreate(credentials, KeyAlgorithm.EC_P256, Clock.systemUTC());
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(authority.trustingContext()).build()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(server.metrics()).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            return response.body();
        }
    }
}
