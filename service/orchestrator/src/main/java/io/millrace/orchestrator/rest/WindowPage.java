package io.millrace.orchestrator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of windows. */
@Schema(
        description = "A page of windows of one region.",
        requiredProperties = {"region", "windows"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record WindowPage(
        @Schema(description = "The region.", examples = "CA")
        String region,

        @Schema(description = "The windows, the latest first.")
        List<WindowView> windows,

        @Schema(
                description = "The address of the next page, with earlier windows; absent on the last one.",
                examples = "/api/v1/regions/CA/windows?limit=100&to=2001-01-31T23:00:00Z")
        @Nullable String next) {}
