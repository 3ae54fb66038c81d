package io.millrace.cli.serving;

import io.millrace.embedded.ChildCommand;
import io.millrace.embedded.ChildProcess;
import io.millrace.embedded.StartListener;
import io.millrace.model.error.MillraceException;
import io.millrace.security.ApiKeys;
import io.millrace.security.CertificateAuthority;
import io.millrace.security.KeyAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The orchestrator as a child process on the loopback interface. */
public final class Orchestrator implements AutoCloseable {
    /** The system property that names the directory with {@code quarkus-run.jar}. */
    public static final String PROPERTY = "millrace.orchestrator";

    private static final String NAME = "Orchestrator";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final int TAIL_LINES = 5;
    private static final Pattern READY =
            Pattern.compile("Millrace orchestrator is ready: API (https://[^/ ]+)/\\S+ .*metrics (https://\\S+)");

    private final ChildProcess process;
    private final URI api;
    private final URI metrics;
    private final CertificateAuthority authority;
    private final String apiKey;

    private Orchestrator(ChildProcess process, URI api, URI metrics, CertificateAuthority authority, String apiKey) {
        this.process = process;
        this.api = api;
        this.metrics = metrics;
        this.authority = authority;
        this.apiKey = apiKey;
    }

    /**
     * Starts it and returns when it answers requests.
     *
     * @param directory where it keeps certificates, keys and its log; made if absent
     * @param redis where the results are; may hold a password
     * @throws MillraceException {@code ORCHESTRATOR_MISSING} or {@code ORCHESTRATOR_START_FAILED}
     */
    public static Orchestrator start(Path directory, int port, int metricsPort, String redis, StartListener listener)
            throws InterruptedException {
        long begin = System.nanoTime();
        listener.starting(NAME);
        // Made here, so that we hold both before the first request; the child finds them.
        Path credentials = directory.resolve("credentials");
        CertificateAuthority authority =
                CertificateAuthority.openOrCreate(credentials, KeyAlgorithm.EC_P256, Clock.systemUTC());
        Optional<String> key =
                ApiKeys.openOrCreate(credentials, Clock.systemUTC()).firstKey();
        ChildProcess process = ChildProcess.start(command(directory, port, metricsPort, redis));
        try {
            Matcher ready = awaitReady(process);
            listener.ready(NAME, Duration.ofNanos(System.nanoTime() - begin));
            return new Orchestrator(
                    process,
                    URI.create(ready.group(1)),
                    URI.create(ready.group(2)),
                    authority,
                    key.orElseThrow(() -> new MillraceException(
                            "API_KEY_UNKNOWN",
                            "the first API key is no longer in " + credentials
                                    + "; delete the file api-keys there, then a" + " new one is made")));
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    private static ChildCommand command(Path directory, int port, int metricsPort, String redis) {
        Path program =
                Path.of(System.getProperty(PROPERTY, ""), "quarkus-run.jar").toAbsolutePath();
        if (!Files.isRegularFile(program)) {
            throw new MillraceException(
                    "ORCHESTRATOR_MISSING",
                    "there is no " + program + "; the system property " + PROPERTY + " must name the directory that the"
                            + " build makes, run the command by the millrace script");
        }
        Path home = directory.resolve("orchestrator").toAbsolutePath();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // By this argument a process that a crash left behind is recognised.
                "-Dmillrace.directory=" + home,
                "-jar",
                program.toString());
        return new ChildCommand(NAME, home, java)
                .withEnvironment(Map.of(
                        "LISTEN_URLS",
                        "https://127.0.0.1:" + port,
                        "METRICS_LISTEN_URLS",
                        "https://127.0.0.1:" + metricsPort,
                        "MILLRACE_DATA_DIR",
                        directory.toAbsolutePath().toString(),
                        "REDIS_CONNECTION",
                        redis));
    }

    private static Matcher awaitReady(ChildProcess process) throws InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            for (String line : process.logTail(TAIL_LINES)) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    return ready;
                }
            }
            if (process.waitFor(POLL_INTERVAL)) {
                throw failed(process, "ended with exit code " + process.onExit().join() + " before it was ready");
            }
        }
        throw failed(process, "was not ready within " + START_TIMEOUT.toSeconds() + " s");
    }

    private static MillraceException failed(ChildProcess process, String how) {
        return new MillraceException(
                "ORCHESTRATOR_START_FAILED",
                "the orchestrator " + how + ". The end of " + process.log() + ":\n    "
                        + String.join("\n    ", process.logTail(TAIL_LINES)));
    }

    /** The root of the API, such as {@code https://127.0.0.1:5011}. */
    public URI api() {
        return api;
    }

    /** Where Prometheus finds the metrics. */
    public URI metrics() {
        return metrics;
    }

    /** The certificate that clients have to trust, in PEM. */
    public Path certificateFile() {
        return authority.certificateFile();
    }

    /** The secret that clients have to present. To be shown to the owner only. */
    public String apiKey() {
        return apiKey;
    }

    /** A client of its API. */
    public ApiClient client() {
        return new ApiClient(api, authority.trustingContext(), apiKey);
    }

    /** Completes with the exit code when the program has ended, whatever ended it. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    @Override
    public void close() {
        process.close();
    }
}
