package io.millrace.orchestrator.problem;

import io.millrace.orchestrator.serving.StoreUnavailableException;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a caller is told about a failure. What he must not see goes to the log, under the id of the request. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private Problems() {}

    static ProblemException of(Throwable failure, String requestId) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case StoreUnavailableException unavailable ->
                new ProblemException(
                        ProblemCode.STORE_UNAVAILABLE,
                        "The windows cannot be read now. Try again in a few seconds.",
                        Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
            case WebApplicationException refused
            when refused.getResponse().getStatus() < 500 ->
                ofStatus(refused.getResponse().getStatus());
            default -> internal(failure, requestId);
        };
    }

    /** A failure of which only the status is known. */
    static ProblemException ofStatus(int status) {
        return switch (status) {
            case 401 -> new ProblemException(ProblemCode.API_KEY_MISSING, "Send an API key.");
            case 404 -> new ProblemException(ProblemCode.PATH_NOT_FOUND, "The paths are listed at /openapi.");
            case 405 -> new ProblemException(ProblemCode.METHOD_NOT_ALLOWED, "The methods are listed at /openapi.");
            case 406 -> new ProblemException(ProblemCode.NOT_ACCEPTABLE, "Accept application/json.");
            case 413 -> new ProblemException(ProblemCode.BODY_TOO_LARGE, "Send a smaller body.");
            case 414 -> new ProblemException(ProblemCode.URI_TOO_LONG, "Send a shorter URI.");
            case 415 -> new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
            case 431 -> new ProblemException(ProblemCode.HEADERS_TOO_LARGE, "Send fewer or shorter headers.");
            default ->
                status < 500
                        ? new ProblemException(
                                ProblemCode.INVALID_REQUEST,
                                HttpResponseStatus.valueOf(status).reasonPhrase())
                        : new ProblemException(ProblemCode.INTERNAL_ERROR, "The cause is in the log of the service.");
        };
    }

    private static ProblemException internal(@Nullable Throwable failure, String requestId) {
        LOG.error("Request {} failed", requestId, failure);
        return new ProblemException(
                ProblemCode.INTERNAL_ERROR, "The cause is in the log of the service, under the id in instance.");
    }
}
