package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.embedded.EmbeddedException.Code;
import io.millrace.embedded.Parent.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs end with the JVM that started them, whatever ends it. */
class ParentEndIT {
    private final Path directory;

    ParentEndIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void nothingIsLeft() {
        Processes.awaitNoneNaming(directory);
    }

    @Test
    void killedParentLeavesNothingAndNothingStandsInTheWayOfTheNext() throws Exception {
        try (Parent parent = Parent.start(directory, Program.KAFKA, Program.REDIS)) {
            assertThat(Processes.naming(directory)).isNotEmpty();

            Processes.signal("KILL", parent.pid());
            parent.awaitEnd();
        }
        // At once, while what the killed parent started may still be on its way out.
        ProgramFiles programs = ProgramFiles.fromSystemProperty();
        try (DataDirectory data = DataDirectory.open(directory);
                RunningService redis =
                        EmbeddedRedis.start(programs, data, RedisOptions.DEFAULTS, StartListener.SILENT);
                RunningService kafka =
                        EmbeddedKafka.start(programs, data, KafkaOptions.DEFAULTS, StartListener.SILENT)) {
            assertThat(RedisClient.ask(redis.address(), "PING")).isEqualTo("+PONG");
            Topic topic = Topic.create(kafka.address(), "events");
            topic.write("value", "none");
            assertThat(topic.read(1)).containsExactly("value");
        }
    }

    @Test
    void killedGroupLeavesNothing() throws Exception {
        try (Parent parent = Parent.start(directory, Program.REDIS)) {
            Processes.signal("KILL", parent.group());
            parent.awaitEnd();
            Processes.awaitNoneNaming(directory);
        }
    }

    /** Ctrl-C and a closed terminal signal the whole group; kill and service managers often the parent alone. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP", "TERM"})
    void signalReachesTheParentBeforeWhatItNeeds(String signal) throws Exception {
        try (Parent parent = Parent.start(directory, Program.REDIS)) {
            Processes.signal(signal, parent.group());

            assertThat(parent.readLine()).isEqualTo(Parent.AT_SHUTDOWN + "+PONG");
            parent.awaitEnd();
            Processes.awaitNoneNaming(directory);
        }
        try (Parent parent = Parent.start(directory, Program.REDIS)) {
            Processes.signal(signal, parent.pid());

            assertThat(parent.readLine()).isEqualTo(Parent.AT_SHUTDOWN + "+PONG");
            parent.awaitEnd();
        }
    }

    @Test
    void secondCommandOnTheSameDataIsTurnedAway() throws Exception {
        try (Parent parent = Parent.start(directory, Program.REDIS)) {
            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(() -> DataDirectory.open(directory))
                    .returns(Code.EMBEDDED_DATA_IN_USE, EmbeddedException::code)
                    .withMessageContainingAll("process " + parent.pid(), directory.toString());
        }
    }
}
