package io.millrace.orchestrator;

import static io.millrace.orchestrator.RunningOrchestrator.KEY_HEADER;
import static io.millrace.orchestrator.RunningOrchestrator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to the service, and how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityIT {

    private final RedisServer redis;
    private final RunningOrchestrator orchestrator;

    SecurityIT(@TempDir Path directory) throws IOException {
        redis = new RedisServer(directory.resolve("redis"));
        redis.window("CA", 0, "{}");
        orchestrator = RunningOrchestrator.ready(directory, redis.url());
    }

    @AfterAll
    void stop() {
        orchestrator.close();
        redis.close();
    }

    @Test
    void aKeyOpensTheApiInEitherHeader() {
        assertThat(orchestrator.get("/api/v1/regions").statusCode()).isEqualTo(200);
        for (String scheme : List.of("Bearer ", "bearer ")) {
            assertThat(send("/api/v1/regions", "Authorization", scheme + orchestrator.key())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutAKeyTheApiIsClosed() {
        HttpResponse<String> response = orchestrator.getAnonymously("/api/v1/regions");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).get("code").textValue()).isEqualTo("API_KEY_MISSING");
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"millrace\"");
        assertThat(send("/api/v1/regions", "Authorization", "Basic YTpi").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWrongKeyOpensNothingAndIsNotRepeated() {
        for (String wrong :
                List.of("wrong", orchestrator.key() + "0", orchestrator.key().substring(1))) {
            HttpResponse<String> response = send("/api/v1/regions", KEY_HEADER, wrong);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(json(response).get("code").textValue()).isEqualTo("API_KEY_INVALID");
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .get()
                    .asString()
                    .contains("invalid_token");
            assertThat(response.body()).doesNotContain(wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/regions",
                "/API/v1/regions",
                "//api/v1/regions",
                "/./api/v1/regions",
                "/x/../api/v1/regions",
                "/x;/../api/v1/regions",
                "/%2e%2e/api/v1/regions",
                "/%61pi/v1/regions",
                "/%2561pi/v1/regions",
                "/api;x=1/v1/regions",
                "/api%2Fv1/regions",
                "/api/v1;x/regions/CA/windows",
                "/health/../api/v1/regions",
                "/swagger-ui/../api/v1/regions",
                "/metrics",
                "/metrics/",
                "/metrics;x"
            })
    void noSpellingOfAPathGoesRoundTheCheck(String path) throws IOException {
        RawAnswer answer = RawAnswer.to(orchestrator, "GET " + path + " HTTP/1.1");

        assertThat(answer.statusLine()).containsPattern(" (400|401|404) ");
        assertThat(answer.body()).contains("\"code\":").doesNotContain("CA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/openapi", "/swagger-ui/"})
    void healthAndDocumentationNeedNoKey(String path) {
        assertThat(orchestrator.getAnonymously(path).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsNeedAKeyOnTheApiListenerOnly() {
        assertThat(orchestrator.get("/metrics").statusCode()).isEqualTo(200);
        assertThat(orchestrator.getAnonymously("/metrics").statusCode()).isEqualTo(401);
        assertThat(orchestrator
                        .send(HttpRequest.newBuilder(URI.create(orchestrator.metrics() + "/metrics")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void bothListenersSpeakTls13AndNothingElse() throws IOException {
        for (URI address : List.of(orchestrator.api(), orchestrator.metrics())) {
            try (SSLSocket socket = connect(address)) {
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
            try (SSLSocket socket = connect(address)) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                assertThatExceptionOfType(SSLHandshakeException.class)
                        .isThrownBy(socket::startHandshake)
                        .withMessageContaining("protocol_version");
            }
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream()
                        .write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("HTTP/");
            }
        }
    }

    @Test
    void aClientThatDoesNotTrustTheAuthorityTurnsAway() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(orchestrator.api().resolve("/health"))
                    .build();
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> client.send(request, BodyHandlers.discarding()));
        }
    }

    @Test
    void everyResponseHasTheHeadersThatProtectBrowsers() {
        for (String path : List.of("/api/v1/regions", "/nothing", "/health")) {
            HttpResponse<String> response = orchestrator.get(path);

            assertThat(response.headers().map())
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"))
                    .containsKey("x-request-id");
        }
    }

    @Test
    void noKeyIsInTheLog() {
        assertThat(send("/api/v1/regions", KEY_HEADER, "mlr_canary").statusCode())
                .isEqualTo(401);
        assertThat(orchestrator.get("/api/v1/regions").statusCode()).isEqualTo(200);

        assertThat(orchestrator.stdout() + orchestrator.stderr())
                .doesNotContain("mlr_canary")
                .doesNotContain(orchestrator.key());
    }

    private SSLSocket connect(URI address) throws IOException {
        return (SSLSocket) orchestrator.trust().getSocketFactory().createSocket(address.getHost(), address.getPort());
    }

    private HttpResponse<String> send(String path, String header, String value) {
        return orchestrator.send(
                HttpRequest.newBuilder(URI.create(orchestrator.api() + path)).header(header, value));
    }
}
