package io.millrace.orchestrator.rest;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The metrics on the listener of the API, for callers that reach only that one. */
@Singleton
@Path("/metrics")
@RunOnVirtualThread
@Tag(name = "Metrics", description = "What the service measures of itself.")
@SuppressWarnings("deprecation") // Quarkus brings the registry that Micrometer has a successor for
public final class MetricsResource {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    @Inject
    MetricsResource(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** All metrics in the text format of Prometheus. */
    @GET
    @Produces(PROMETHEUS_TEXT)
    @Operation(
            operationId = "getMetrics",
            summary = "Get the metrics",
            description = "The same as the metrics listener gives, for Prometheus.")
    @APIResponse(
            responseCode = "200",
            description = "Prometheus text format.",
            content = @Content(mediaType = "text/plain"))
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    public String metrics() {
        return registry.scrape(PROMETHEUS_TEXT);
    }
}
