package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.embedded.EmbeddedException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private final ProgramFiles programs = ProgramFiles.fromSystemProperty();
    private final Path directory;
    private final DataDirectory data;

    EmbeddedKafkaIT(@TempDir Path parent) {
        directory = parent.resolve("data with space, comma");
        data = DataDirectory.open(directory);
    }

    @AfterEach
    void nothingIsLeft() {
        Processes.awaitNoneNaming(directory);
        data.close();
    }

    @Test
    void carriesRecordsWithEveryCompressionMakesNoTopicByUseAndStops() {
        RunningService kafka = start(KafkaOptions.DEFAULTS);
        try (kafka) {
            Topic topic = Topic.create(kafka.address(), "events");
            for (String compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
                topic.write(compression, compression);
            }
            assertThat(topic.read(5)).containsExactly("none", "gzip", "snappy", "lz4", "zstd");
            assertThat(topic.writeInTransaction("all or nothing")).isTrue();
            assertThat(new Topic(kafka.address(), "never-made").exists()).isFalse();
            assertThat(kafka.isAlive()).isTrue();
        }
        assertThat(kafka.isAlive()).isFalse();
        assertThat(kafka.onExit().join()).isEqualTo(128 + 15);
    }

    @Test
    void keepsItsDataThroughAnOrderlyEndAndACrashUntilItIsCleared() {
        try (RunningService kafka = start(KafkaOptions.DEFAULTS)) {
            Topic.create(kafka.address(), "events").write("first", "none");
        }
        try (RunningService kafka = start(KafkaOptions.DEFAULTS)) {
            new Topic(kafka.address(), "events").write("second", "none");
            Processes.of(directory.resolve("kafka/kafka.pid")).destroyForcibly();
            assertThat(kafka.onExit().join()).isEqualTo(128 + 9);
        }
        try (RunningService kafka = start(KafkaOptions.DEFAULTS)) {
            assertThat(new Topic(kafka.address(), "events").read(2)).containsExactly("first", "second");
        }
        EmbeddedKafka.clear(data);
        try (RunningService kafka = start(KafkaOptions.DEFAULTS)) {
            assertThat(new Topic(kafka.address(), "events").exists()).isFalse();
        }
    }

    @Test
    void startsOverAfterACrashWhileFormatting() throws IOException {
        Files.createDirectories(directory.resolve("kafka/data.new/x"));
        Files.writeString(directory.resolve("kafka/data.new/meta.properties"), "half");

        try (RunningService kafka = start(KafkaOptions.DEFAULTS)) {
            assertThat(Topic.create(kafka.address(), "events").read(0)).isEmpty();
        }
    }

    @Test
    void refusesATakenPort() throws IOException {
        try (ServerSocket taken = listen()) {
            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(() -> start(KafkaOptions.DEFAULTS.withPort(taken.getLocalPort())))
                    .returns(Code.EMBEDDED_PORT_IN_USE, EmbeddedException::code)
                    .withMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void takesOtherPortsIfItsChoiceIsSnatchedAway() throws IOException {
        try (ServerSocket taken = listen()) {
            int port = LoopbackPort.anyFree();
            int controllerPort = LoopbackPort.anyFree();
            // Per attempt: the port for clients, the controller's while formatting (once), the controller's.
            PrimitiveIterator.OfInt choices = IntStream.of(
                            port,
                            controllerPort,
                            taken.getLocalPort(), // controller's is taken
                            taken.getLocalPort(),
                            controllerPort, // clients' is taken
                            port,
                            controllerPort)
                    .iterator();

            try (RunningService kafka = EmbeddedKafka.start(
                    programs, data, KafkaOptions.DEFAULTS, StartListener.SILENT, choices::nextInt)) {
                assertThat(kafka.address()).isEqualTo("127.0.0.1:" + port);
                assertThat(choices.hasNext()).isFalse();
            }
        }
    }

    @Test
    void showsTheEndOfTheLogIfItCannotStart() throws IOException {
        KafkaOptions wrong = KafkaOptions.DEFAULTS.withBrokerSettings(Map.of("num.io.threads", "many"));

        // Formatting reads the same settings, so it is the first to complain.
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> start(wrong))
                .returns(Code.EMBEDDED_START_FAILED, EmbeddedException::code)
                .withMessageContainingAll("kafka-format.log", "num.io.threads", "many")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\tat "));

        Files.createDirectory(directory.resolve("kafka/data"));
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> start(wrong))
                .returns(Code.EMBEDDED_START_FAILED, EmbeddedException::code)
                .withMessageContainingAll("kafka.log", "num.io.threads", "many")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\tat "));
    }

    @Test
    void tellsThatItTookTooLong() {
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> start(KafkaOptions.DEFAULTS.withStartTimeout(Duration.ofMillis(100))))
                .returns(Code.EMBEDDED_START_TIMEOUT, EmbeddedException::code)
                .withMessageContaining("Kafka was not ready");
    }

    private RunningService start(KafkaOptions options) {
        return EmbeddedKafka.start(programs, data, options, StartListener.SILENT);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral(LoopbackPort.HOST));
    }
}
