package io.millrace.orchestrator.problem;

import java.util.Locale;

/** Every way in which a request can fail. The names are a contract: clients may branch on them. */
public enum ProblemCode {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    API_KEY_MISSING(401, "An API key is needed"),
    API_KEY_INVALID(401, "The API key is not known"),
    PATH_NOT_FOUND(404, "There is nothing at this path"),
    REGION_NOT_FOUND(404, "No such region"),
    WINDOW_NOT_FOUND(404, "No such window"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No representation is acceptable"),
    BODY_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The URI is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL_ERROR(500, "The service failed"),
    STORE_UNAVAILABLE(503, "Redis does not answer");

    private final int status;
    private final String title;
    private final String type;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
        this.type = "urn:millrace:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One short sentence, the same each time. */
    public String title() {
        return title;
    }

    /** The URI that identifies the kind of problem. */
    public String type() {
        return type;
    }
}
