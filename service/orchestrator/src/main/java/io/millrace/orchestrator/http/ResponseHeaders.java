package io.millrace.orchestrator.http;

import io.millrace.orchestrator.problem.RequestId;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Gives every response its request id and the headers that keep browsers and caches from doing harm. */
final class ResponseHeaders implements Handler<RoutingContext> {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** The Swagger UI starts from an inline script and sets inline styles. */
    private static final String USER_INTERFACE = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final boolean strictTransport;

    /**
     * @param strictTransport whether browsers are told to use HTTPS only for this host from now on. They would do so for every port of
     *     it, so not for the developer's own machine
     */
    ResponseHeaders(boolean strictTransport) {
        this.strictTransport = strictTransport;
    }

    @Override
    public void handle(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set(RequestId.HEADER, RequestId.of(request));
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                request.request().uri().startsWith("/swagger-ui") ? USER_INTERFACE : NOTHING);
        if (strictTransport) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        request.next();
    }
}
