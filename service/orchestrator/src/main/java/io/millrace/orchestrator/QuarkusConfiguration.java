package io.millrace.orchestrator;

import io.millrace.orchestrator.settings.Settings;
import io.millrace.security.ServerCertificate;
import java.util.Map;

/** Says our settings in the names of Quarkus. No secret is among them. */
final class QuarkusConfiguration {

    private QuarkusConfiguration() {}

    static Map<String, String> of(Settings settings, ServerCertificate certificate) {
        boolean json = settings.log().json();
        return Map.of(
                // RequestRules checks the URI, and says what is wrong with it.
                "vertx.disableURIValidation", "true",
                "quarkus.http.host", settings.api().host(),
                "quarkus.http.ssl-port", String.valueOf(settings.api().port()),
                "quarkus.management.host", settings.metrics().host(),
                "quarkus.management.port", String.valueOf(settings.metrics().port()),
                "quarkus.tls.server.key-store.pem.own.cert",
                        certificate.certificateFile().toString(),
                "quarkus.tls.server.key-store.pem.own.key",
                        certificate.keyFile().toString(),
                "quarkus.log.level", settings.log().level(),
                "quarkus.log.console.json.enabled", String.valueOf(json),
                "quarkus.log.console.stderr", String.valueOf(!json));
    }
}
