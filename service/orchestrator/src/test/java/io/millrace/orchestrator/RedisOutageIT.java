package io.millrace.orchestrator;

import static io.millrace.orchestrator.RunningOrchestrator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis goes away and comes back; the service stays. */
class RedisOutageIT {

    private static final Duration RECOVERY = Duration.ofSeconds(20);

    private final Path directory;
    private final RedisServer redis;

    RedisOutageIT(@TempDir Path directory) {
        this.directory = directory;
        redis = new RedisServer(directory.resolve("redis"));
        redis.window("CA", 0, "{}");
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void killedAndBack() throws IOException, InterruptedException {
        try (RunningOrchestrator orchestrator = RunningOrchestrator.ready(directory, redis.url())) {
            assertServing(orchestrator);

            redis.kill();
            for (int i = 0; i < 3; i++) {
                assertUnavailable(orchestrator);
            }

            redis.restart();
            redis.window("CA", 0, "{}");
            await().atMost(RECOVERY).untilAsserted(() -> assertServing(orchestrator));
            assertThat(orchestrator.stderr())
                    .containsOnlyOnce("does not answer")
                    .contains("answers again")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void frozenAndBack() throws IOException, InterruptedException {
        try (RunningOrchestrator orchestrator = RunningOrchestrator.ready(directory, redis.url())) {
            assertServing(orchestrator);

            redis.freeze();
            try {
                assertUnavailable(orchestrator);
            } finally {
                redis.thaw();
            }

            await().atMost(RECOVERY).untilAsserted(() -> assertServing(orchestrator));
        }
    }

    @Test
    void notThereWhenTheServiceStarts() throws IOException, InterruptedException {
        String url = redis.url();
        redis.kill();
        try (RunningOrchestrator orchestrator = RunningOrchestrator.ready(directory, url)) {
            assertUnavailable(orchestrator);

            redis.restart();
            redis.window("CA", 0, "{}");

            await().atMost(RECOVERY).untilAsserted(() -> assertServing(orchestrator));
        }
    }

    @Test
    void aPasswordThatIsWrongIsAnOutageAndStaysSecret() throws IOException, InterruptedException {
        redis.commands(commands -> commands.configSet("requirepass", "right"));
        String url = redis.url().replace("redis://", "redis://:canary@");
        try (RunningOrchestrator orchestrator =
                RunningOrchestrator.start(directory, Map.of("REDIS_CONNECTION", url, "LOG_LEVEL", "TRACE"))) {
            orchestrator.awaitReady();

            assertUnavailable(orchestrator);

            assertThat(orchestrator.stderr()).contains("does not answer: WRONGPASS");
            assertThat(orchestrator.stdout() + orchestrator.stderr()).doesNotContain("canary");
        }
    }

    @Test
    void aPasswordThatIsRight() throws IOException, InterruptedException {
        redis.commands(commands -> commands.configSet("requirepass", "right/one"));
        String url = redis.url().replace("redis://", "redis://:right%2Fone@");
        try (RunningOrchestrator orchestrator = RunningOrchestrator.ready(directory, url)) {
            assertServing(orchestrator);
        }
    }

    private static void assertServing(RunningOrchestrator orchestrator) {
        assertThat(orchestrator.get("/api/v1/regions").body()).isEqualTo("{\"regions\":[\"CA\"]}");
        assertThat(orchestrator.get("/api/v1/regions/CA/windows/latest").statusCode())
                .isEqualTo(200);
        for (String path : new String[] {"/health", "/health/ready"}) {
            HttpResponse<String> health = orchestrator.getAnonymously(path);
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(redisState(health)).isEqualTo("UP");
        }
    }

    private static void assertUnavailable(RunningOrchestrator orchestrator) {
        for (String path : new String[] {"", "/CA/windows", "/CA/windows/latest"}) {
            HttpResponse<String> response = orchestrator.get("/api/v1/regions" + path);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(json(response).get("code").textValue()).isEqualTo("STORE_UNAVAILABLE");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        }
        for (String path : new String[] {"/health", "/health/ready"}) {
            HttpResponse<String> health = orchestrator.getAnonymously(path);
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(redisState(health)).isEqualTo("DOWN");
        }
        assertThat(orchestrator.getAnonymously("/health/live").statusCode()).isEqualTo(200);
    }

    private static String redisState(HttpResponse<String> health) {
        for (JsonNode check : json(health).get("checks")) {
            if (check.get("name").textValue().equals("redis")) {
                return check.get("status").textValue();
            }
        }
        throw new AssertionError("no check of Redis in " + health.body());
    }
}
