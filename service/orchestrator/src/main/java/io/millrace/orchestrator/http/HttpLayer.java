package io.millrace.orchestrator.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.orchestrator.problem.ProblemWriter;
import io.millrace.orchestrator.settings.Settings;
import io.millrace.security.ApiKeys;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Puts the handlers of this package before, and the problems behind, everything that the two listeners serve. */
@Singleton
final class HttpLayer {

    private final ProblemWriter problems;
    private final ResponseHeaders responseHeaders;
    private final RequestRules rules;
    private final ApiKeyGate gate;

    @Inject
    HttpLayer(Settings settings, ApiKeys keys, ProblemWriter problems) {
        this.problems = problems;
        this.responseHeaders = new ResponseHeaders(!isLoopback(settings.api().host()));
        this.rules = new RequestRules(problems);
        this.gate = new ApiKeyGate(keys, problems);
    }

    void guardApi(@Observes Filters filters, MeterRegistry registry) {
        filters.register(new ApiMetrics(registry), 1_000);
        filters.register(responseHeaders, 900);
        filters.register(rules, 800);
        filters.register(gate, 700);
    }

    void reportApiFailures(@Observes Router router) {
        reportFailures(router);
    }

    void guardMetrics(@Observes ManagementInterface management) {
        Router router = management.router();
        router.route().order(-1_000).handler(responseHeaders);
        router.route().order(-999).handler(rules);
        reportFailures(router);
    }

    private void reportFailures(Router router) {
        router.route().failureHandler(problems::writeFailure);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500}) {
            router.errorHandler(status, problems::writeFailure);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
