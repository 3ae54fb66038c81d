package io.millrace.orchestrator.http;

import io.millrace.orchestrator.problem.ProblemCode;
import io.millrace.orchestrator.problem.ProblemException;
import io.millrace.orchestrator.problem.ProblemWriter;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every request must keep to: a URI that is one, a method that something here serves, and sizes that a sensible caller does not
 * exceed. The HTTP codec has limits of its own, a good deal higher, beyond which it answers without a body.
 */
final class RequestRules implements Handler<RoutingContext> {

    static final int MAX_URI_CHARS = 2_048;
    static final int MAX_HEADER_CHARS = 8_192;
    static final int MAX_BODY_BYTES = 65_536;

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ProblemWriter problems;

    RequestRules(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext request) {
        ProblemException broken = broken(request.request());
        if (broken == null) {
            request.next();
        } else {
            problems.write(request, broken);
        }
    }

    private static @Nullable ProblemException broken(HttpServerRequest request) {
        if (request.uri().length() > MAX_URI_CHARS) {
            return new ProblemException(ProblemCode.URI_TOO_LONG, "The URI may have " + MAX_URI_CHARS + " characters.");
        }
        if (!isUri(request.uri())) {
            return new ProblemException(
                    ProblemCode.INVALID_REQUEST,
                    "The URI has characters that must be percent-encoded, or a % without two hexadecimal digits after it.");
        }
        if (headerChars(request.headers()) > MAX_HEADER_CHARS) {
            return new ProblemException(
                    ProblemCode.HEADERS_TOO_LARGE,
                    "All headers together may have " + MAX_HEADER_CHARS + " characters.");
        }
        if (!METHODS.contains(request.method())) {
            return new ProblemException(
                    ProblemCode.METHOD_NOT_ALLOWED,
                    "Everything here is read with GET.",
                    Map.of("Allow", "GET, HEAD, OPTIONS"));
        }
        if (bodyBytes(request) > MAX_BODY_BYTES) {
            return new ProblemException(ProblemCode.BODY_TOO_LARGE, "The body may have " + MAX_BODY_BYTES + " bytes.");
        }
        return null;
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).getRawPath().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int headerChars(MultiMap headers) {
        int chars = 0;
        for (Map.Entry<String, String> header : headers) {
            chars += header.getKey().length() + header.getValue().length();
        }
        return chars;
    }

    /** The length that the caller announces; 0 if it announces none. */
    private static long bodyBytes(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
