package io.millrace.orchestrator.rest;

import io.millrace.orchestrator.problem.ProblemCode;
import io.millrace.orchestrator.problem.ProblemException;
import io.millrace.orchestrator.serving.TimeRange;
import io.millrace.orchestrator.serving.Window;
import io.millrace.orchestrator.serving.WindowStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The windows that jobs have computed, by region. */
@Singleton
@Path(RegionsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Regions", description = "The windows that jobs have computed, by region.")
@APIResponse(responseCode = "400", ref = "InvalidParameter")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "503", ref = "StoreUnavailable")
@APIResponse(responseCode = "500", ref = "InternalError")
public final class RegionsResource {

    static final String PATH = "/api/v1/regions";

    private static final String WINDOWS = "/{id}/windows";

    private final WindowStore store;

    @Inject
    RegionsResource(WindowStore store) {
        this.store = store;
    }

    /** The regions that have windows, a page at a time. */
    @GET
    @Operation(
            operationId = "listRegions",
            summary = "List the regions",
            description = "The ids of the regions for which a job has written windows, sorted.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many regions a page has at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Where the page starts; follow `next` instead of writing it.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 256))
    @APIResponse(
            responseCode = "200",
            description = "A page of regions.",
            content = @Content(schema = @Schema(implementation = RegionPage.class)))
    public RegionPage regions(@Context UriInfo uri) {
        Query query = new Query(uri, Set.of("limit", "cursor"));
        int limit = query.limit();
        String cursor = query.cursor();
        query.check();
        List<String> rest = store.regions().stream()
                .filter(region -> region.compareTo(cursor) > 0)
                .limit(limit + 1L)
                .toList();
        if (rest.size() <= limit) {
            return new RegionPage(rest, null);
        }
        List<String> page = rest.subList(0, limit);
        String next = UriBuilder.fromPath(PATH)
                .queryParam("limit", limit)
                .queryParam("cursor", "{cursor}")
                .build(page.getLast())
                .toString();
        return new RegionPage(page, next);
    }

    /** The windows of a region, the latest first, a page at a time. */
    @GET
    @Path(WINDOWS)
    @Operation(
            operationId = "listWindows",
            summary = "List the windows of a region",
            description =
                    "The windows that start in a range of time, the latest first. Windows that have expired are not shown.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The earliest start of a window, inclusive: ISO-8601 in UTC, or milliseconds since 1970.",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "instant", value = "2001-01-31T00:00:00Z"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The end of the range, exclusive, in the same forms.",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "milliseconds", value = "980985600000"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many windows a page has at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @APIResponse(
            responseCode = "200",
            description = "A page of windows.",
            content = @Content(schema = @Schema(implementation = WindowPage.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public WindowPage windows(
            @Parameter(
                            description =
                                    "The id of the region: 1 to 64 letters, digits, spaces, dots, underscores, tildes and hyphens.",
                            example = "CA")
                    @RestPath
                    String id,
            @Context UriInfo uri) {
        Query query = new Query(uri, Set.of("from", "to", "limit"));
        String region = query.region(id);
        TimeRange range = query.range();
        int limit = query.limit();
        query.check();
        List<Window> found = store.latest(region, range, limit + 1);
        if (found.isEmpty()) {
            requireKnown(region);
        }
        List<WindowView> page = found.stream()
                .limit(limit)
                .map(window -> WindowView.of(region, window))
                .toList();
        return new WindowPage(region, page, found.size() > limit ? earlier(page.getLast(), range, limit) : null);
    }

    /** The latest window of a region. */
    @GET
    @Path(WINDOWS + "/latest")
    @Operation(
            operationId = "getLatestWindow",
            summary = "Get the latest window of a region",
            description = "The window with the latest start that has not expired.")
    @APIResponse(
            responseCode = "200",
            description = "The window.",
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public WindowView latest(
            @Parameter(
                            description =
                                    "The id of the region: 1 to 64 letters, digits, spaces, dots, underscores, tildes and hyphens.",
                            example = "CA")
                    @RestPath
                    String id,
            @Context UriInfo uri) {
        Query query = new Query(uri, Set.of());
        String region = query.region(id);
        query.check();
        return store.latest(region, TimeRange.ALL, 1).stream()
                .map(window -> WindowView.of(region, window))
                .findFirst()
                .orElseThrow(() -> {
                    requireKnown(region);
                    return new ProblemException(
                            ProblemCode.WINDOW_NOT_FOUND, "Every window of the region \"" + region + "\" has expired.");
                });
    }

    private void requireKnown(String region) {
        if (!store.knows(region)) {
            throw new ProblemException(
                    ProblemCode.REGION_NOT_FOUND, "No job has written windows of the region \"" + region + "\".");
        }
    }

    /** The end of a range is exclusive, so the last window shown is the end of the next page. */
    private static String earlier(WindowView last, TimeRange range, int limit) {
        UriBuilder next = UriBuilder.fromPath(PATH + WINDOWS).queryParam("limit", limit);
        if (!range.from().equals(TimeRange.MIN)) {
            next.queryParam("from", range.from());
        }
        return next.queryParam("to", last.start()).build(last.region()).toString();
    }
}
