package io.millrace.orchestrator.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Counts requests and how long they took, by endpoint. */
final class ApiMetrics implements Handler<RoutingContext> {

    private static final String ENDPOINT = ApiMetrics.class.getName();

    /** For a request that reached no resource: its path is the caller's and would make a time series of its own. */
    private static final String NO_ENDPOINT = "none";

    private static final String OTHER_METHOD = "other";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private static final double[] BUCKETS_MS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000};

    private final MeterProvider<Counter> requests;
    private final MeterProvider<DistributionSummary> durations;

    ApiMetrics(MeterRegistry registry) {
        requests = Counter.builder("orchestration.api.requests")
                .description("API requests by endpoint")
                .withRegistry(registry);
        durations = DistributionSummary.builder("orchestration.api.duration.ms")
                .description("API latency in milliseconds")
                .serviceLevelObjectives(BUCKETS_MS)
                .withRegistry(registry);
    }

    /** Names the endpoint that a request has reached: the template of its path. */
    static void reached(RoutingContext request, String template) {
        request.put(ENDPOINT, template);
    }

    @Override
    public void handle(RoutingContext request) {
        long start = System.nanoTime();
        request.addEndHandler(ended -> {
            Tags endpoint = Tags.of(
                    "endpoint", request.<String>get(ENDPOINT, NO_ENDPOINT),
                    "method", method(request));
            requests.withTags(endpoint.and(
                            "status", String.valueOf(request.response().getStatusCode())))
                    .increment();
            durations
                    .withTags(endpoint)
                    .record((System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1));
        });
        request.next();
    }

    /** A caller may invent methods, and each would make a time series. */
    private static String method(RoutingContext request) {
        String name = request.request().method().name();
        return METHODS.contains(name) ? name : OTHER_METHOD;
    }
}
