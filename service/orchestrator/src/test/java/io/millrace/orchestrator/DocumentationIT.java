package io.millrace.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the service tells about itself: the OpenAPI document, its user interface, and the metrics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentationIT {

    private final RedisServer redis;
    private final RunningOrchestrator orchestrator;

    DocumentationIT(@TempDir Path directory) throws IOException {
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
    void theOpenApiDocumentIsValidAndComplete() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser()
                .readContents(orchestrator.getAnonymously("/openapi").body(), List.of(), options);

        assertThat(result.getMessages()).isEmpty();
        OpenAPI document = result.getOpenAPI();
        assertThat(document.getPaths().keySet())
                .containsExactlyInAnyOrder(
                        "/api/v1/regions",
                        "/api/v1/regions/{id}/windows",
                        "/api/v1/regions/{id}/windows/latest",
                        "/health",
                        "/health/live",
                        "/health/ready",
                        "/metrics");
        assertThat(document.getComponents().getSecuritySchemes().get("apiKey"))
                .returns(SecurityScheme.Type.APIKEY, SecurityScheme::getType)
                .returns("X-API-Key", SecurityScheme::getName);
        document.getPaths().forEach((path, item) -> assertComplete(path, item.getGet()));
        assertThat(document.getPaths().get("/api/v1/regions/{id}/windows"))
                .extracting(item -> item.getGet().getResponses().keySet())
                .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
                .containsExactlyInAnyOrder("200", "400", "401", "404", "500", "503");
    }

    @Test
    void theUserInterfaceShowsTheDocument() {
        HttpResponse<String> page = orchestrator.getAnonymously("/swagger-ui/");

        assertThat(page.body()).contains("/openapi").contains("swagger-ui-bundle.js");
        assertThat(orchestrator
                        .getAnonymously("/swagger-ui/swagger-ui-bundle.js")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void requestsAreCountedByEndpointAndNeverByWhatTheCallerWrote() {
        orchestrator.get("/api/v1/regions/CA/windows");
        orchestrator.get("/api/v1/regions/a:b/windows");
        orchestrator.get("/canary");

        for (HttpResponse<String> response : List.of(
                orchestrator.get("/metrics"),
                orchestrator.send(HttpRequest.newBuilder(URI.create(orchestrator.metrics() + "/metrics"))
                        .header("Accept", "text/plain")))) {
            assertThat(response.body())
                    .containsPattern(series(
                            "orchestration_api_requests_total",
                            "endpoint=\"/api/v1/regions/{id}/windows\"",
                            "status=\"200\""))
                    .containsPattern(series(
                            "orchestration_api_requests_total",
                            "endpoint=\"/api/v1/regions/{id}/windows\"",
                            "status=\"400\""))
                    .containsPattern(series(
                            "orchestration_api_duration_ms_bucket",
                            "endpoint=\"/api/v1/regions/{id}/windows\"",
                            "le=\"20.0\""))
                    .contains("orchestration_api_duration_ms_count{")
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain("canary")
                    .doesNotContain("a:b");
        }
    }

    private static Pattern series(String name, String... labels) {
        StringBuilder pattern = new StringBuilder(Pattern.quote(name + "{"));
        for (String label : labels) {
            pattern.append("[^}]*\\}?[^}]*").append(Pattern.quote(label));
        }
        return Pattern.compile(pattern.toString());
    }

    private static void assertComplete(String path, Operation operation) {
        assertThat(operation.getSummary()).as(path).isNotBlank();
        assertThat(operation.getDescription()).as(path).isNotBlank();
        assertThat(operation.getOperationId()).as(path).isNotBlank();
        assertThat(operation.getTags()).as(path).hasSize(1);
        assertThat(operation.getResponses()).as(path).containsKey("200");
    }
}
