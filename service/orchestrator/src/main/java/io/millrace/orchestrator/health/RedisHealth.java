package io.millrace.orchestrator.health;

import io.millrace.orchestrator.serving.RedisConnections;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that Redis answers. */
@Readiness
@Singleton
final class RedisHealth implements HealthCheck {

    private final RedisConnections redis;

    @Inject
    RedisHealth(RedisConnections redis) {
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis").status(redis.answers()).build();
    }
}
