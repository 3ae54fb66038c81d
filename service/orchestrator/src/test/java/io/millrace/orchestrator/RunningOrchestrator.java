package io.millrace.orchestrator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.security.ApiKeys;
import io.millrace.security.CertificateAuthority;
import io.millrace.security.KeyAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** The packaged service in a JVM of its own, and a client that has its key and trusts its authority. */
final class RunningOrchestrator implements AutoCloseable {

    static final String KEY_HEADER = "X-API-Key";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration START = Duration.ofMinutes(2);
    private static final long STOP_SECONDS = 30;
    private static final Pattern READY =
            Pattern.compile("Millrace orchestrator is ready: API (\\S+)/api/v1, .*metrics (\\S+)/metrics\\s");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path directory;

    private RunningOrchestrator(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Starts it on free ports and waits until it is ready. */
    static RunningOrchestrator ready(Path directory, String redis) throws IOException {
        RunningOrchestrator started = start(directory, Map.of("REDIS_CONNECTION", redis));
        started.awaitReady();
        return started;
    }

    /** Starts it; on free ports unless the environment says otherwise. Standard output and error go to files in the directory. */
    static RunningOrchestrator start(Path directory, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        JAVA.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("stdout").toFile())
                .redirectError(directory.resolve("stderr").toFile());
        Map<String, String> variables = new HashMap<>(Map.of(
                "LISTEN_URLS", "https://127.0.0.1:0",
                "METRICS_LISTEN_URLS", "https://127.0.0.1:0"));
        variables.putAll(environment);
        builder.environment().putAll(variables);
        return new RunningOrchestrator(builder.start(), directory);
    }

    void awaitReady() {
        await().atMost(START).failFast("it has ended", () -> !process.isAlive()).until(() -> READY.matcher(stdout())
                .find());
    }

    /** Waits until it has ended by itself. */
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs");
        }
        return process.exitValue();
    }

    String stdout() {
        return read("stdout");
    }

    String stderr() {
        return read("stderr");
    }

    URI api() {
        return address(1);
    }

    URI metrics() {
        return address(2);
    }

    String key() {
        return ApiKeys.openOrCreate(credentials(), Clock.systemUTC()).firstKey().orElseThrow();
    }

    SSLContext trust() {
        return CertificateAuthority.openOrCreate(credentials(), KeyAlgorithm.EC_P256, Clock.systemUTC())
                .trustingContext();
    }

    HttpClient client() {
        return HttpClient.newBuilder().sslContext(trust()).build();
    }

    /** A GET with the key. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(api() + path)).header(KEY_HEADER, key()));
    }

    /** A GET without the key. */
    HttpResponse<String> getAnonymously(String path) {
        return send(HttpRequest.newBuilder(URI.create(api() + path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = client()) {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        } finally {
            process.destroyForcibly();
        }
    }

    private Path credentials() {
        return directory.resolve(".millrace").resolve("credentials");
    }

    private URI address(int group) {
        Matcher ready = READY.matcher(stdout());
        if (!ready.find()) {
            throw new AssertionError("not ready: " + stdout() + stderr());
        }
        return URI.create(ready.group(group));
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
