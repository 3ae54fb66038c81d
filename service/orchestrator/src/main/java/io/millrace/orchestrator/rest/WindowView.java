package io.millrace.orchestrator.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.millrace.orchestrator.serving.Window;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One window of a region. */
@Schema(
        name = "Window",
        description = "One window of a region.",
        requiredProperties = {"region", "start", "timestamp", "metrics"})
record WindowView(
        @Schema(description = "The region.", examples = "CA")
        String region,

        @Schema(description = "The first instant of the window, in UTC.", examples = "2001-01-31T23:59:00Z")
        Instant start,

        @Schema(description = "The same in milliseconds since 1970.", examples = "980985540000")
        long timestamp,

        @Schema(
                type = SchemaType.OBJECT,
                description = "What the job computed for this window; its fields are those of the job.",
                examples = "{\"count\": 12, \"average\": 3.5}")
        @JsonRawValue
        String metrics) {

    static WindowView of(String region, Window window) {
        return new WindowView(region, window.start(), window.start().toEpochMilli(), window.json());
    }
}
