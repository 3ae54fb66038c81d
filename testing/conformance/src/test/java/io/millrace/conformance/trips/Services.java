package io.millrace.conformance.trips;

import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedKafka;
import io.millrace.embedded.EmbeddedRedis;
import io.millrace.embedded.KafkaOptions;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RedisOptions;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import io.millrace.model.document.Syntax;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.JobOverride;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import io.millrace.vector.clock.TimerScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real broker and a real Redis that keeps what it has acknowledged, and jobs of the example that run on them. */
final class Services implements AutoCloseable {
    private final DataDirectory data;
    private final RunningService kafka;
    private RunningService redis;
    private final TimerScheduler scheduler = new TimerScheduler(e -> {
        throw new AssertionError(e);
    });

    Services(Path directory) {
        data = DataDirectory.open(directory);
        kafka = EmbeddedKafka.start(
                ProgramFiles.fromSystemProperty(), data, KafkaOptions.DEFAULTS, StartListener.SILENT);
        redis = startRedis(RedisOptions.DEFAULTS.withAppendOnly(true));
    }

    String kafka() {
        return kafka.address();
    }

    String redis() {
        return redis.address();
    }

    void stopRedis() {
        redis.close();
    }

    /** Starts Redis again at the address that it had. */
    void restartRedis() {
        String address = redis.address();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        redis = startRedis(RedisOptions.DEFAULTS.withAppendOnly(true).withPort(port));
    }

    /** Starts a job of the example. */
    JobRun start(String file, String... overrides) throws IOException {
        Catalog catalog = Catalog.installed();
        LoadedJob job = JobFile.load(
                Files.readString(Trips.EXAMPLE.resolve(file)),
                Syntax.YAML,
                catalog,
                Arrays.stream(overrides).map(JobOverride::parse).toList());
        return switch (job) {
            case LoadedJob.Valid valid ->
                new VectorEngine()
                        .start(
                                valid.plan(),
                                new EngineContext(
                                        catalog,
                                        Trips.EXAMPLE.toString(),
                                        Map.of(
                                                "KAFKA_BOOTSTRAP_SERVERS", kafka(),
                                                "KAFKA_SSL_ENABLED", "false",
                                                "REDIS_CONNECTION", redis()),
                                        new SystemTime(),
                                        scheduler));
            case LoadedJob.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    /** Runs a job of the example to the end of its input. */
    JobMetrics run(String file, String... overrides) throws IOException {
        return completion(start(file, overrides));
    }

    static JobMetrics completion(JobRun run) {
        return run.completion()
                .toCompletableFuture()
                .orTimeout(240, TimeUnit.SECONDS)
                .join();
    }

    private RunningService startRedis(RedisOptions options) {
        return EmbeddedRedis.start(ProgramFiles.fromSystemProperty(), data, options, StartListener.SILENT);
    }

    @Override
    public void close() {
        scheduler.close();
        for (AutoCloseable service : List.of(redis, kafka, data)) {
            try {
                service.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
