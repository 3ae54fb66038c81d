package io.millrace.orchestrator.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriBuilder;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Tells the metrics which resource method a request has reached. */
@Singleton
final class EndpointNames {

    private final Map<Method, String> templates = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void reached(ResourceInfo resource, RoutingContext request) {
        ApiMetrics.reached(request, templates.computeIfAbsent(resource.getResourceMethod(), EndpointNames::template));
    }

    private static String template(Method method) {
        UriBuilder path = UriBuilder.fromResource(method.getDeclaringClass());
        return (method.isAnnotationPresent(jakarta.ws.rs.Path.class) ? path.path(method) : path).toTemplate();
    }
}
