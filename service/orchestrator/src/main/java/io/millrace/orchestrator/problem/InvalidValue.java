package io.millrace.orchestrator.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One parameter that is wrong. */
@Schema(
        description = "One parameter that is wrong.",
        requiredProperties = {"parameter", "found", "expected"})
public record InvalidValue(
        @Schema(description = "Its name.", examples = "limit")
        String parameter,

        @Schema(description = "The value found, cut after 100 characters.", examples = "5000")
        String found,

        @Schema(description = "What would be right.", examples = "a whole number from 1 to 1000")
        String expected) {

    private static final int MAX_FOUND_LENGTH = 100;

    public InvalidValue {
        if (found.length() > MAX_FOUND_LENGTH) {
            found = found.substring(0, MAX_FOUND_LENGTH) + "…";
        }
    }
}
