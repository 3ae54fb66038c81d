package io.millrace.connectors.kafka;

import io.millrace.connectors.environment.Secret;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.ConnectorContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** How clients prove who they are and check whom they talk to: client properties from the documented settings of the process. */
final class KafkaSecurity {
    static final String SSL_ENABLED = "KAFKA_SSL_ENABLED";
    private static final String TRUST_STORE = "KAFKA_SSL_TRUSTSTORE";
    private static final String TRUST_STORE_PASSWORD = "KAFKA_SSL_TRUSTSTORE_PASSWORD";
    private static final String KEY_STORE = "KAFKA_SSL_KEYSTORE";
    private static final String KEY_STORE_PASSWORD = "KAFKA_SSL_KEYSTORE_PASSWORD";
    private static final String SASL_MECHANISM = "KAFKA_SASL_MECHANISM";
    private static final String SASL_USERNAME = "KAFKA_SASL_USERNAME";
    private static final String SASL_PASSWORD = "KAFKA_SASL_PASSWORD";
    private static final String DEFAULT_MECHANISM = "SCRAM-SHA-512";

    private KafkaSecurity() {}

    /** @throws MillraceException if a setting is no value that it may have, or half of a pair is missing */
    static Map<String, Object> properties(ConnectorContext context) {
        boolean tls = isTls(context);
        Optional<String> user = Secret.read(context, SASL_USERNAME);
        Map<String, Object> properties = new HashMap<>();
        properties.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                (user.isPresent() ? "SASL_" : "") + (tls ? "SSL" : "PLAINTEXT"));
        if (tls) {
            putTrustStore(context, properties);
            putKeyStore(context, properties);
        }
        user.ifPresent(name -> putSasl(context, name, properties));
        return properties;
    }

    static boolean isTls(ConnectorContext context) {
        String value = context.setting(SSL_ENABLED).orElse("true");
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new MillraceException(
                        "KAFKA_SETTING_INVALID", SSL_ENABLED + " is '" + value + "'; it is true or false");
        };
    }

    private static void putTrustStore(ConnectorContext context, Map<String, Object> properties) {
        Optional<String> store = context.setting(TRUST_STORE);
        if (store.isEmpty()) {
            return;
        }
        String type = storeType(TRUST_STORE, store.get());
        properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, store.get());
        properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, type);
        // Certificates in PEM are not encrypted, and the client refuses a password for them.
        if (!type.equals("PEM")) {
            Secret.read(context, TRUST_STORE_PASSWORD)
                    .ifPresent(password -> properties.put(SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, password));
        }
    }

    private static void putKeyStore(ConnectorContext context, Map<String, Object> properties) {
        Optional<String> store = context.setting(KEY_STORE);
        if (store.isEmpty()) {
            return;
        }
        String type = storeType(KEY_STORE, store.get());
        properties.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, store.get());
        properties.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, type);
        // In PEM it is the key that is encrypted, elsewhere the store.
        String property =
                type.equals("PEM") ? SslConfigs.SSL_KEY_PASSWORD_CONFIG : SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG;
        Secret.read(context, KEY_STORE_PASSWORD).ifPresent(password -> properties.put(property, password));
    }

    private static String storeType(String setting, String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new MillraceException(
                    "KAFKA_STORE_NOT_FOUND", setting + " names '" + file + "', which is not there or cannot be read");
        }
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".pem") || name.endsWith(".crt") || name.endsWith(".cer") || name.endsWith(".key")) {
            return "PEM";
        }
        return name.endsWith(".p12") || name.endsWith(".pfx") ? "PKCS12" : "JKS";
    }

    private static void putSasl(ConnectorContext context, String user, Map<String, Object> properties) {
        String mechanism =
                context.setting(SASL_MECHANISM).orElse(DEFAULT_MECHANISM).toUpperCase(Locale.ROOT);
        String module =
                switch (mechanism) {
                    case "SCRAM-SHA-256", "SCRAM-SHA-512" -> "org.apache.kafka.common.security.scram.ScramLoginModule";
                    case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
                    default ->
                        throw new MillraceException(
                                "KAFKA_SETTING_INVALID",
                                SASL_MECHANISM + " is '" + mechanism
                                        + "'; it is SCRAM-SHA-512, SCRAM-SHA-256 or PLAIN");
                };
        String password = Secret.read(context, SASL_PASSWORD)
                .orElseThrow(() -> new MillraceException(
                        "KAFKA_SETTING_MISSING",
                        SASL_USERNAME + " is set; it needs " + SASL_PASSWORD + " or " + SASL_PASSWORD + "_FILE"));
        properties.put(SaslConfigs.SASL_MECHANISM, mechanism);
        properties.put(
                SaslConfigs.SASL_JAAS_CONFIG,
                module + " required username=" + quoted(user) + " password=" + quoted(password) + ";");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
