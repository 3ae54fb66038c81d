package io.millrace.orchestrator;

import static io.millrace.orchestrator.RunningOrchestrator.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, failing to start, and starting again. */
class LaunchIT {

    /** Nothing listens there: a start does not need Redis. */
    private static final String REDIS = "redis://127.0.0.1:1";

    private final Path directory;

    LaunchIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void everySettingThatIsWrongIsNamedWithWhatWouldBeRight() throws IOException, InterruptedException {
        RunningOrchestrator failed = RunningOrchestrator.start(
                directory,
                Map.of(
                        "LISTEN_URLS", "http://127.0.0.1:0",
                        "METRICS_LISTEN_URLS", "nonsense",
                        "REDIS_CONNECTION", "localhost:6379,password=canary",
                        "REDIS_TIMEOUT_MS", "soon",
                        "LOG_LEVEL", "loud"));

        assertThat(failed.exitStatus()).isEqualTo(2);
        assertThat(failed.stderr().lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("SETTING_INVALID: "))
                .anyMatch(line -> line.contains("LISTEN_URLS is \"http://127.0.0.1:0\": the scheme must be https"))
                .anyMatch(line -> line.contains("REDIS_CONNECTION is not a Redis URL"))
                .noneMatch(line -> line.contains("canary"));
        assertThat(failed.stdout()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException, InterruptedException {
        for (String variable : List.of("LISTEN_URLS", "METRICS_LISTEN_URLS")) {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                RunningOrchestrator failed = RunningOrchestrator.start(
                        directory,
                        Map.of("REDIS_CONNECTION", REDIS, variable, "https://127.0.0.1:" + taken.getLocalPort()));

                assertThat(failed.exitStatus()).isEqualTo(1);
                assertThat(failed.stderr().lines())
                        .filteredOn(line -> line.startsWith("PORT_IN_USE: 127.0.0.1:" + taken.getLocalPort()))
                        .singleElement()
                        .asString()
                        .contains("LISTEN_URLS");
                assertThat(failed.stderr()).doesNotContain("\tat ");
                assertThat(failed.stdout()).isEmpty();
            }
        }
    }

    @Test
    void aDataDirectoryThatCannotBe() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("file"), "");

        RunningOrchestrator failed = RunningOrchestrator.start(
                directory, Map.of("REDIS_CONNECTION", REDIS, "MILLRACE_DATA_DIR", file.toString()));

        assertThat(failed.exitStatus()).isEqualTo(1);
        assertThat(failed.stderr()).startsWith("CREDENTIALS_UNUSABLE: ").doesNotContain("\tat ");
    }

    @Test
    void aSecondStartFindsTheSameAuthorityAndKey() throws IOException, InterruptedException {
        Path authority = directory.resolve(".millrace").resolve("credentials").resolve("ca.crt");
        String key;
        String certificate;
        try (RunningOrchestrator first = RunningOrchestrator.ready(directory, REDIS)) {
            key = first.key();
            certificate = Files.readString(authority);
        }
        try (RunningOrchestrator second = RunningOrchestrator.ready(directory, REDIS)) {
            assertThat(second.key()).isEqualTo(key);
            assertThat(authority).hasContent(certificate);
            assertThat(second.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theLogIsJsonOnRequest() throws IOException, InterruptedException {
        try (RunningOrchestrator orchestrator =
                RunningOrchestrator.start(directory, Map.of("REDIS_CONNECTION", REDIS, "LOG_FORMAT", "json"))) {
            orchestrator.awaitReady();

            List<String> logged = orchestrator
                    .stdout()
                    .lines()
                    .filter(line -> !line.startsWith("Millrace orchestrator is ready"))
                    .toList();
            assertThat(logged).isNotEmpty();
            for (String line : logged) {
                assertThat(new ObjectMapper().readTree(line).get("message").textValue())
                        .contains("Redis at 127.0.0.1:1 does not answer");
            }
        }
    }

    @Test
    void secretsMayComeFromFiles() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("redis-url"), REDIS + "\n");
        try (RunningOrchestrator orchestrator =
                RunningOrchestrator.start(directory, Map.of("REDIS_CONNECTION_FILE", file.toString()))) {
            orchestrator.awaitReady();

            assertThat(json(orchestrator.get("/api/v1/regions")).get("code").textValue())
                    .isEqualTo("STORE_UNAVAILABLE");
        }
    }
}
