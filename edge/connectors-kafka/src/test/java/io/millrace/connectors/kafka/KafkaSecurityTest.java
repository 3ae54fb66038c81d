package io.millrace.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.error.MillraceException;
import io.millrace.testkit.connector.ConnectorJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSecurityTest {
    private final Path directory;

    KafkaSecurityTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void isTlsUnlessSwitchedOff() {
        assertThat(properties(Map.of())).containsExactlyEntriesOf(Map.of("security.protocol", "SSL"));
        assertThat(properties(Map.of("KAFKA_SSL_ENABLED", "TRUE"))).containsEntry("security.protocol", "SSL");
        assertThat(properties(Map.of("KAFKA_SSL_ENABLED", "False")))
                .containsExactlyEntriesOf(Map.of("security.protocol", "PLAINTEXT"));
        assertError(Map.of("KAFKA_SSL_ENABLED", "maybe"), "KAFKA_SETTING_INVALID", "'maybe'");
    }

    @Test
    void usesStoresWithTheirPasswords() throws IOException {
        String trust = file("trust.jks", "");
        String keys = file("keys.p12", "");
        Map<String, Object> properties = properties(Map.of(
                "KAFKA_SSL_TRUSTSTORE",
                trust,
                "KAFKA_SSL_TRUSTSTORE_PASSWORD",
                "of trust",
                "KAFKA_SSL_KEYSTORE",
                keys,
                "KAFKA_SSL_KEYSTORE_PASSWORD_FILE",
                file("password", "of keys\n")));

        assertThat(properties)
                .containsEntry("ssl.truststore.location", trust)
                .containsEntry("ssl.truststore.type", "JKS")
                .containsEntry("ssl.truststore.password", "of trust")
                .containsEntry("ssl.keystore.location", keys)
                .containsEntry("ssl.keystore.type", "PKCS12")
                .containsEntry("ssl.keystore.password", "of keys");
    }

    @Test
    void usesPemFilesInWhichOnlyTheKeyIsEncrypted() throws IOException {
        Map<String, Object> properties = properties(Map.of(
                "KAFKA_SSL_TRUSTSTORE",
                file("ca.crt", ""),
                "KAFKA_SSL_TRUSTSTORE_PASSWORD",
                "of no use",
                "KAFKA_SSL_KEYSTORE",
                file("client.pem", ""),
                "KAFKA_SSL_KEYSTORE_PASSWORD",
                "of the key"));

        assertThat(properties)
                .containsEntry("ssl.truststore.type", "PEM")
                .doesNotContainKey("ssl.truststore.password")
                .containsEntry("ssl.keystore.type", "PEM")
                .doesNotContainKey("ssl.keystore.password")
                .containsEntry("ssl.key.password", "of the key");
    }

    @Test
    void doesNotLookAtStoresWithoutTls() {
        assertThat(properties(Map.of("KAFKA_SSL_ENABLED", "false", "KAFKA_SSL_TRUSTSTORE", "/nowhere")))
                .containsOnlyKeys("security.protocol");
        assertError(Map.of("KAFKA_SSL_TRUSTSTORE", "/nowhere"), "KAFKA_STORE_NOT_FOUND", "'/nowhere'");
        assertError(Map.of("KAFKA_SSL_KEYSTORE", "/nowhere"), "KAFKA_STORE_NOT_FOUND", "KAFKA_SSL_KEYSTORE");
    }

    @Test
    void signsInWithNameAndPassword() {
        Map<String, String> user = Map.of("KAFKA_SASL_USERNAME", "me", "KAFKA_SASL_PASSWORD", "a \"secret\" \\");

        assertThat(properties(user))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\""
                                + " password=\"a \\\"secret\\\" \\\\\";");
        assertThat(properties(with(user, "KAFKA_SASL_MECHANISM", "plain")))
                .containsEntry("sasl.mechanism", "PLAIN")
                .extractingByKey("sasl.jaas.config")
                .asString()
                .contains("PlainLoginModule");
        assertThat(properties(with(user, "KAFKA_SSL_ENABLED", "false")))
                .containsEntry("security.protocol", "SASL_PLAINTEXT");
    }

    @Test
    void saysWhatIsMissing() {
        assertError(Map.of("KAFKA_SASL_USERNAME", "me"), "KAFKA_SETTING_MISSING", "KAFKA_SASL_PASSWORD_FILE");
        assertError(
                Map.of("KAFKA_SASL_USERNAME", "me", "KAFKA_SASL_PASSWORD", "x", "KAFKA_SASL_MECHANISM", "GSSAPI"),
                "KAFKA_SETTING_INVALID",
                "GSSAPI");
        assertError(
                Map.of("KAFKA_SASL_USERNAME", "me", "KAFKA_SASL_PASSWORD_FILE", "/nowhere"),
                "SECRET_NOT_READABLE",
                "/nowhere");
    }

    @Test
    void connectionsDoNotShowSecrets() {
        ConnectorJob job = new ConnectorJob(
                directory,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "host:9092",
                        "KAFKA_SASL_USERNAME", "me",
                        "KAFKA_SASL_PASSWORD", "secret"));
        KafkaConnection connection = KafkaConnection.of(
                ConnectorJob.options(new KafkaSourceConnector(), Map.of("topic", "t")), job.context());

        assertThat(connection.clientProperties().toString()).contains("secret");
        assertThat(connection.toString()).isEqualTo("KafkaConnection[host:9092]");
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private Map<String, Object> properties(Map<String, String> settings) {
        return KafkaSecurity.properties(new ConnectorJob(directory, settings).context());
    }

    private void assertError(Map<String, String> settings, String code, String part) {
        assertThatThrownBy(() -> properties(settings))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
