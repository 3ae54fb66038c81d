package io.millrace.orchestrator.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource method throws into a problem. */
@Singleton
final class ProblemMapper {

    @ServerExceptionMapper({Throwable.class, WebApplicationException.class})
    Response problem(Throwable failure, RoutingContext request) {
        String requestId = RequestId.of(request);
        ProblemException problem = Problems.of(failure, requestId);
        Response.ResponseBuilder response = Response.status(problem.code().status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(problem, requestId));
        problem.headers().forEach(response::header);
        return response.build();
    }
}
