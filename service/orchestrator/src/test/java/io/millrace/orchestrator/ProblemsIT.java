package io.millrace.orchestrator;

import static io.millrace.orchestrator.RunningOrchestrator.KEY_HEADER;
import static io.millrace.orchestrator.RunningOrchestrator.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told who asks for something that cannot be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsIT {

    private final RedisServer redis;
    private final RunningOrchestrator orchestrator;

    ProblemsIT(@TempDir Path directory) throws IOException {
        redis = new RedisServer(directory.resolve("redis"));
        orchestrator = RunningOrchestrator.ready(directory, redis.url());
    }

    @AfterAll
    void stop() {
        orchestrator.close();
        redis.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/regions?limit=0                                  | limit  | 0       | a whole number from 1 to 1000
            /api/v1/regions?limit=1001                               | limit  | 1001    | a whole number from 1 to 1000
            /api/v1/regions?limit=99999999999                        | limit  | 99999999999 | a whole number from 1 to 1000
            /api/v1/regions?limit=ten                                | limit  | ten     | a whole number from 1 to 1000
            /api/v1/regions?limit=1&limit=2                          | limit  | 1, 2    | one value
            /api/v1/regions?limti=5                                  | limti  | 5       | one of the parameters cursor, limit
            /api/v1/regions/CA/windows?from=yesterday                | from   | yesterday | an instant such as
            /api/v1/regions/CA/windows?to=2001-01-31                 | to     | 2001-01-31 | an instant such as
            /api/v1/regions/CA/windows?to=2001-02-30T00:00:00Z       | to     | 2001-02-30T00:00:00Z | an instant such as
            /api/v1/regions/CA/windows?to=999999999999999            | to     | 999999999999999 | an instant such as
            /api/v1/regions/CA/windows?from=%2B1000000-01-01T00:00:00Z | from | +1000000-01-01T00:00:00Z | an instant such as
            /api/v1/regions/CA/windows?from=5&to=5                   | from   | 5       | a time before to
            /api/v1/regions/CA/windows/latest?limit=1                | limit  | 1       | no parameters here
            /api/v1/regions/a:b/windows                              | id     | a:b     | 1 to 64 letters
            /api/v1/regions/a%2Fb/windows                            | id     | a/b     | 1 to 64 letters
            /api/v1/regions/a%0Ab/windows                            | id     | 'a\nb'  | 1 to 64 letters
            """)
    void aParameterThatIsWrong(String path, String parameter, String found, String expected) {
        HttpResponse<String> response = orchestrator.get(path);

        assertProblem(response, 400, "INVALID_PARAMETER");
        JsonNode error = json(response).get("errors").get(0);
        assertThat(error.get("parameter").textValue()).isEqualTo(parameter);
        assertThat(error.get("found").textValue()).isEqualTo(found.replace("\\n", "\n"));
        assertThat(error.get("expected").textValue()).startsWith(expected);
        assertThat(json(response).get("detail").textValue()).contains(parameter + ": found");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        HttpResponse<String> response = orchestrator.get("/api/v1/regions/a:b/windows?from=x&to=y&limit=z&order=up");

        assertProblem(response, 400, "INVALID_PARAMETER");
        assertThat(json(response).get("errors").findValuesAsText("parameter"))
                .containsExactlyInAnyOrder("order", "id", "from", "to", "limit");
    }

    @Test
    void aLongValueIsCut() {
        HttpResponse<String> response = orchestrator.get("/api/v1/regions/" + "x".repeat(500) + "/windows");

        assertProblem(response, 400, "INVALID_PARAMETER");
        assertThat(json(response).get("errors").get(0).get("found").textValue()).isEqualTo("x".repeat(100) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api",
                "/api/v1",
                "/api/v1/regions/CA",
                "/api/v2/regions",
                "/q/health",
                "/health/x"
            })
    void aPathWhereNothingIs(String path) {
        assertProblem(orchestrator.get(path), 404, "PATH_NOT_FOUND");
    }

    @Test
    void thereIsNothingElseOnTheMetricsListener() {
        HttpResponse<String> response =
                orchestrator.send(HttpRequest.newBuilder(URI.create(orchestrator.metrics() + "/api/v1/regions")));

        assertProblem(response, 404, "PATH_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "INVENTED"})
    void aMethodThatNothingServes(String method) {
        for (String path : new String[] {"/api/v1/regions", "/health", "/metrics"}) {
            HttpResponse<String> response =
                    orchestrator.send(request(path).method(method, BodyPublishers.ofString("{}")));

            assertProblem(response, 405, "METHOD_NOT_ALLOWED");
            assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void aRepresentationThatThereIsNot() {
        assertProblem(
                orchestrator.send(request("/api/v1/regions").header("Accept", "application/xml")),
                406,
                "NOT_ACCEPTABLE");
    }

    @Test
    void sizesThatNobodyNeeds() {
        assertProblem(orchestrator.get("/api/v1/regions?cursor=" + "x".repeat(2_100)), 414, "URI_TOO_LONG");
        assertProblem(
                orchestrator.send(request("/api/v1/regions").header("X-Long", "x".repeat(8_200))),
                431,
                "HEADERS_TOO_LARGE");
        assertProblem(
                orchestrator.send(
                        request("/api/v1/regions").method("GET", BodyPublishers.ofByteArray(new byte[70_000]))),
                413,
                "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/regions/%zz/windows", "/api/v1/regions?limit=%", "/%"})
    void aUriThatIsNone(String target) throws IOException {
        RawAnswer answer = RawAnswer.to(orchestrator, "GET " + target + " HTTP/1.1");

        assertThat(answer.statusLine()).contains(" 400 ");
        assertThat(answer.body()).contains("\"code\":\"INVALID_REQUEST\"").contains("percent-encoded");
    }

    @Test
    void theCallersRequestIdIsKeptIfItIsHarmless() {
        assertThat(requestId("trace-1.A_b")).isEqualTo("trace-1.A_b");
        assertThat(requestId("<script>")).matches("[0-9a-f]{16}");
        assertThat(requestId("x".repeat(65))).matches("[0-9a-f]{16}");
    }

    private String requestId(String given) {
        HttpResponse<String> response = orchestrator.send(request("/nothing").header("X-Request-Id", given));
        String id = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(json(response).get("instance").textValue()).endsWith(":" + id);
        return id;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(orchestrator.api() + path)).header(KEY_HEADER, orchestrator.key());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode problem = json(response);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("code").textValue()).isEqualTo(code);
        assertThat(problem.get("type").textValue())
                .isEqualTo(
                        "urn:millrace:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(problem.get("detail").textValue()).isNotBlank();
        assertThat(problem.get("instance").textValue())
                .isEqualTo("urn:millrace:request:"
                        + response.headers().firstValue("X-Request-Id").orElseThrow());
    }
}
