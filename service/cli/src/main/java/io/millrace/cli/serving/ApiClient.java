package io.millrace.cli.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.model.error.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A client of the REST API, over HTTPS with an API key, like any other client. */
public final class ApiClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String REGIONS = "/api/v1/regions";
    private static final int LARGEST_PAGE = 1_000;
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI root;
    private final String apiKey;
    private final HttpClient http;

    public ApiClient(URI root, SSLContext trust, String apiKey) {
        this.root = root;
        this.apiKey = apiKey;
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /** The ids of all regions that have windows. */
    public List<String> regions() throws InterruptedException {
        List<String> regions = new ArrayList<>();
        pages(REGIONS + "?limit=" + LARGEST_PAGE, page -> page.path("regions").forEach(id -> regions.add(id.asText())));
        return regions;
    }

    /** Hands over what was computed for each window of a region, the latest first. */
    public void windows(String region, Consumer<JsonNode> metrics) throws InterruptedException {
        String path = windowsPath(region) + "?limit=" + LARGEST_PAGE;
        pages(path, page -> page.path("windows").forEach(window -> metrics.accept(window.path("metrics"))));
    }

    /** The path of a region's windows, below the root. */
    public static String windowsPath(String region) {
        return REGIONS + "/" + URLEncoder.encode(region, StandardCharsets.UTF_8).replace("+", "%20") + "/windows";
    }

    private void pages(String first, Consumer<JsonNode> consumer) throws InterruptedException {
        String next = first;
        while (!next.isEmpty()) {
            JsonNode page = get(next);
            consumer.accept(page);
            next = page.path("next").asText("");
        }
    }

    private JsonNode get(String path) throws InterruptedException {
        URI uri = root.resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-API-Key", apiKey)
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != OK) {
                    throw new MillraceException(
                            "API_REQUEST_FAILED",
                            uri + " answered " + response.statusCode() + ": "
                                    + new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                return JSON.readTree(body);
            }
        } catch (IOException e) {
            throw new MillraceException("API_UNREACHABLE", "no answer from " + uri + ": " + e, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
