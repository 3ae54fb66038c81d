package io.millrace.orchestrator.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id of a request, in the header {@code X-Request-Id}, in problems and in the log. A caller may give one. */
public final class RequestId {

    /** The header of request and response. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id of this request; the caller's own if it is 1 to 64 letters, digits, dots, underscores and hyphens. */
    public static String of(RoutingContext request) {
        String known = request.get(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        String given = request.request().getHeader(HEADER);
        String id = given != null && ACCEPTED.matcher(given).matches() ? given : random();
        request.put(ATTRIBUTE, id);
        return id;
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
