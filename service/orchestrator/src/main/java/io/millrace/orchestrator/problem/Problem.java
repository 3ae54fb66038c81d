package io.millrace.orchestrator.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error response. */
@Schema(
        description = "What went wrong, as RFC 9457 defines it.",
        requiredProperties = {"type", "title", "status", "detail", "instance", "code"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(description = "Identifies the kind of problem.", examples = "urn:millrace:problem:invalid-parameter")
        String type,

        @Schema(description = "The kind of problem in words.", examples = "A parameter is not valid")
        String title,

        @Schema(description = "The HTTP status.", examples = "400")
        int status,

        @Schema(
                description = "This occurrence in words.",
                examples = "limit: found \"5000\", expected a whole number from 1 to 1000")
        String detail,

        @Schema(
                description = "This occurrence in the log of the service: the id of the request.",
                examples = "urn:millrace:request:0d6f2a9c1b7e4835")
        String instance,

        @Schema(description = "The stable code to branch on.", examples = "INVALID_PARAMETER")
        String code,

        @Schema(description = "Every parameter that is wrong; absent if the problem is another.")
        List<InvalidValue> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemException failure, String requestId) {
        ProblemCode code = failure.code();
        return new Problem(
                code.type(),
                code.title(),
                code.status(),
                failure.detail(),
                "urn:millrace:request:" + requestId,
                code.name(),
                failure.errors());
    }
}
