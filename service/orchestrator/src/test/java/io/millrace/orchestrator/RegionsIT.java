package io.millrace.orchestrator;

import static io.millrace.orchestrator.RunningOrchestrator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the API shows of what lies in Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegionsIT {

    private static final long MIDNIGHT = 980_985_600_000L;
    private static final long MINUTE = 60_000;

    private final RedisServer redis;
    private final RunningOrchestrator orchestrator;

    RegionsIT(@TempDir Path directory) throws IOException {
        redis = new RedisServer(directory.resolve("redis"));
        orchestrator = RunningOrchestrator.ready(directory, redis.url());
    }

    @BeforeAll
    void isWarm() {
        assertThat(orchestrator.get("/api/v1/regions").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        orchestrator.close();
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.commands(commands -> commands.flushall());
    }

    @Test
    void noRegionsAtFirst() {
        assertThat(orchestrator.get("/api/v1/regions").body()).isEqualTo("{\"regions\":[]}");
    }

    @Test
    void regionsComeSortedAndByPages() {
        for (String region : List.of("TX", "CA", "New York", "UNKNOWN", "Åland")) {
            redis.window(region, MIDNIGHT, "{}");
        }

        assertThat(texts(json(orchestrator.get("/api/v1/regions")).get("regions")))
                .containsExactly("CA", "New York", "TX", "UNKNOWN", "Åland");
        assertThat(pages("/api/v1/regions?limit=2", "regions"))
                .containsExactly(List.of("CA", "New York"), List.of("TX", "UNKNOWN"), List.of("Åland"));
        assertThat(json(orchestrator.get("/api/v1/regions?limit=5")).has("next"))
                .isFalse();
    }

    @Test
    void windowsComeLatestFirstAndUnchanged() {
        redis.window("CA", MIDNIGHT - MINUTE, "{\"a\": 1.50, \"b\": [null, \"ü\"]}");
        redis.window("CA", MIDNIGHT, "{}");

        assertThat(orchestrator.get("/api/v1/regions/CA/windows").body())
                .isEqualTo("{\"region\":\"CA\",\"windows\":["
                        + "{\"region\":\"CA\",\"start\":\"2001-02-01T00:00:00Z\",\"timestamp\":980985600000,\"metrics\":{}},"
                        + "{\"region\":\"CA\",\"start\":\"2001-01-31T23:59:00Z\",\"timestamp\":980985540000,"
                        + "\"metrics\":{\"a\": 1.50, \"b\": [null, \"ü\"]}}]}");
    }

    @Test
    void aRangeHoldsItsBeginningButNotItsEnd() {
        for (int i = 0; i < 4; i++) {
            redis.window("CA", MIDNIGHT + i * MINUTE, "{}");
        }

        assertThat(starts("/api/v1/regions/CA/windows?from=2001-02-01T00:01:00Z&to=2001-02-01T00:03:00Z"))
                .containsExactly("2001-02-01T00:02:00Z", "2001-02-01T00:01:00Z");
        assertThat(starts("/api/v1/regions/CA/windows?from=" + (MIDNIGHT + 3 * MINUTE)))
                .containsExactly("2001-02-01T00:03:00Z");
        assertThat(starts("/api/v1/regions/CA/windows?from=2001-02-01T01:02:00%2B01:00&to=980985780000"))
                .containsExactly("2001-02-01T00:02:00Z");
        assertThat(starts("/api/v1/regions/CA/windows?to=1970-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void windowsComeByPages() {
        for (int i = 0; i < 5; i++) {
            redis.window("New York", MIDNIGHT + i * MINUTE, "{\"i\":" + i + "}");
        }

        List<List<String>> pages =
                pages("/api/v1/regions/New%20York/windows?limit=2&from=" + (MIDNIGHT + MINUTE), "windows");

        assertThat(pages).hasSize(2).allMatch(page -> page.size() == 2);
        assertThat(pages.getFirst().getFirst()).contains("\"i\":4");
        assertThat(pages.getLast().getLast()).contains("\"i\":1");
    }

    @Test
    void aHundredWindowsUnlessAskedOtherwise() {
        redis.commands(commands -> {
            for (int i = 0; i < 150; i++) {
                RedisServer.write(commands, "CA", MIDNIGHT + i * MINUTE, "{}");
            }
        });

        assertThat(starts("/api/v1/regions/CA/windows")).hasSize(100);
        assertThat(starts("/api/v1/regions/CA/windows?limit=1000")).hasSize(150);
    }

    @Test
    void expiredWindowsAreSkippedAndLeaveTheIndex() {
        redis.commands(commands -> {
            for (int i = 0; i < 2_500; i++) {
                long timestamp = MIDNIGHT + i * MINUTE;
                commands.zadd("region:CA:windows", (double) timestamp, String.valueOf(timestamp));
            }
        });
        redis.window("CA", MIDNIGHT + MINUTE, "{\"alive\":true}");

        HttpResponse<String> latest = orchestrator.get("/api/v1/regions/CA/windows/latest");

        assertThat(json(latest).get("start").textValue()).isEqualTo("2001-02-01T00:01:00Z");
        await().untilAsserted(() -> redis.commands(
                commands -> assertThat(commands.zcard("region:CA:windows")).isLessThan(1_000)));
        assertThat(starts("/api/v1/regions/CA/windows?limit=1000")).containsExactly("2001-02-01T00:01:00Z");
        await().untilAsserted(() -> redis.commands(commands -> assertThat(commands.zrange("region:CA:windows", 0, -1))
                .containsExactly(String.valueOf(MIDNIGHT + MINUTE))));
    }

    @Test
    void theLatestWindow() {
        redis.window("CA", MIDNIGHT, "{\"n\":1}");
        redis.window("CA", MIDNIGHT + MINUTE, "{\"n\":2}");

        assertThat(orchestrator.get("/api/v1/regions/CA/windows/latest").body())
                .isEqualTo(
                        "{\"region\":\"CA\",\"start\":\"2001-02-01T00:01:00Z\",\"timestamp\":980985660000,\"metrics\":{\"n\":2}}");
    }

    @Test
    void aWindowThatIsNoJsonObjectIsLeftOut() {
        redis.window("CA", MIDNIGHT, "{\"n\":1}");
        for (String broken : List.of("", "[]", "{\"n\":", "{} {}", "\"text\"")) {
            redis.window("CA", MIDNIGHT + MINUTE, broken);

            assertThat(starts("/api/v1/regions/CA/windows")).as(broken).containsExactly("2001-02-01T00:00:00Z");
        }
        assertThat(orchestrator.stderr()).contains("region:CA:window:980985660000 is not a JSON object");
    }

    @Test
    void aRegionThatNoJobHasWritten() {
        for (String path : List.of("/windows", "/windows/latest")) {
            HttpResponse<String> response = orchestrator.get("/api/v1/regions/ZZ" + path);

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(json(response).get("code").textValue()).isEqualTo("REGION_NOT_FOUND");
            assertThat(json(response).get("detail").textValue()).contains("\"ZZ\"");
        }
    }

    @Test
    void aRegionWhoseWindowsHaveAllExpired() {
        redis.commands(commands -> commands.sadd("regions", "CA"));

        assertThat(orchestrator.get("/api/v1/regions/CA/windows").body())
                .isEqualTo("{\"region\":\"CA\",\"windows\":[]}");
        HttpResponse<String> latest = orchestrator.get("/api/v1/regions/CA/windows/latest");
        assertThat(latest.statusCode()).isEqualTo(404);
        assertThat(json(latest).get("code").textValue()).isEqualTo("WINDOW_NOT_FOUND");
    }

    @Test
    void whatIsNotAsDocumentedInRedisIsAnInternalErrorWithoutDetail() {
        redis.commands(commands -> commands.set("region:CA:windows", "a string"));

        HttpResponse<String> response = orchestrator.get("/api/v1/regions/CA/windows");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(json(response).get("code").textValue()).isEqualTo("INTERNAL_ERROR");
        assertThat(response.body()).doesNotContain("WRONGTYPE").doesNotContain("Exception");
        String id = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(json(response).get("instance").textValue()).isEqualTo("urn:millrace:request:" + id);
        assertThat(orchestrator.stderr()).contains("Request " + id + " failed").contains("WRONGTYPE");
    }

    private List<String> starts(String path) {
        HttpResponse<String> response = orchestrator.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).get("windows").findValuesAsText("start");
    }

    /** Follows next from page to page. */
    private List<List<String>> pages(String first, String field) {
        List<List<String>> pages = new ArrayList<>();
        String path = first;
        while (!path.isEmpty()) {
            JsonNode page = json(orchestrator.get(path));
            pages.add(texts(page.get(field)));
            path = page.path("next").asText();
        }
        return pages;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.isTextual() ? item.textValue() : item.toString())
                .toList();
    }
}
