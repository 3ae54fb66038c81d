package io.millrace.orchestrator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of regions. */
@Schema(
        description = "A page of regions.",
        requiredProperties = {"regions"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegionPage(
        @Schema(description = "The ids, sorted.", examples = "[\"CA\", \"TX\"]")
        List<String> regions,

        @Schema(
                description = "The address of the next page; absent on the last one.",
                examples = "/api/v1/regions?limit=2&cursor=TX")
        @Nullable String next) {}
