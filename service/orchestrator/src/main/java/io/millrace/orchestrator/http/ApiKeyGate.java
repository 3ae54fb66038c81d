package io.millrace.orchestrator.http;

import io.millrace.orchestrator.problem.ProblemCode;
import io.millrace.orchestrator.problem.ProblemException;
import io.millrace.orchestrator.problem.ProblemWriter;
import io.millrace.security.ApiKeys;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one place where API keys are checked. Everything under {@code /api} and {@code /metrics} needs a key; health, the OpenAPI
 * document and its user interface do not.
 */
final class ApiKeyGate implements Handler<RoutingContext> {

    /** The header that carries the key; {@code Authorization: Bearer} does as well. */
    static final String HEADER = "X-API-Key";

    private static final String BEARER = "bearer ";

    /** The first segment decides, whatever path parameters stand behind it. */
    private static final Pattern GUARDED =
            Pattern.compile("/+(api|metrics)([/;].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ApiKeys keys;
    private final ProblemWriter problems;

    ApiKeyGate(ApiKeys keys, ProblemWriter problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext request) {
        if (!GUARDED.matcher(request.normalizedPath()).matches()) {
            request.next();
            return;
        }
        String key = presentedKey(request);
        if (key == null) {
            refuse(
                    request,
                    ProblemCode.API_KEY_MISSING,
                    "Send it in the header X-API-Key.",
                    "Bearer realm=\"millrace\"");
        } else if (keys.verify(key).isEmpty()) {
            refuse(
                    request,
                    ProblemCode.API_KEY_INVALID,
                    "The key that was sent is not one of this service.",
                    "Bearer realm=\"millrace\", error=\"invalid_token\"");
        } else {
            request.next();
        }
    }

    private static @Nullable String presentedKey(RoutingContext request) {
        List<String> keys = request.request().headers().getAll(HEADER);
        if (!keys.isEmpty()) {
            return keys.getFirst();
        }
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    private void refuse(RoutingContext request, ProblemCode code, String detail, String challenge) {
        problems.write(request, new ProblemException(code, detail, Map.of("WWW-Authenticate", challenge)));
    }
}
