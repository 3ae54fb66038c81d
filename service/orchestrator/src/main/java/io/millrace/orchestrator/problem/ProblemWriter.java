package io.millrace.orchestrator.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Answers with a problem where no resource method has been reached. */
@Singleton
public final class ProblemWriter {

    private final ObjectMapper json;

    @Inject
    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the request with a problem. */
    public void write(RoutingContext request, ProblemException failure) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            // Part of another answer is out: cutting the connection is the only way to say that it is not whole.
            response.reset();
            return;
        }
        Problem problem = Problem.of(failure, RequestId.of(request));
        failure.headers().forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(serialize(problem));
    }

    /** Ends a request that failed: with an exception, or with a status only. */
    public void writeFailure(RoutingContext request) {
        Throwable failure = request.failure();
        write(
                request,
                failure == null
                        ? Problems.ofStatus(request.statusCode())
                        : Problems.of(failure, RequestId.of(request)));
    }

    private String serialize(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always serialisable", e);
        }
    }
}
