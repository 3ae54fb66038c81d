package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.embedded.EmbeddedException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
    private final ProgramFiles programs = ProgramFiles.fromSystemProperty();
    private final Path directory;
    private final DataDirectory data;

    EmbeddedRedisIT(@TempDir Path parent) {
        directory = parent.resolve("data with space, comma");
        data = DataDirectory.open(directory);
    }

    @BeforeEach
    void startsClean() {
        assertThat(Processes.naming(directory)).isEmpty();
    }

    @AfterEach
    void nothingIsLeft() {
        Processes.awaitNoneNaming(directory);
        data.close();
    }

    @Test
    void servesAndStops() {
        RunningService redis = start(RedisOptions.DEFAULTS);
        try (redis) {
            assertThat(redis.address()).matches("redis://127\\.0\\.0\\.1:\\d+");
            assertThat(RedisClient.ask(redis.address(), "SET", "key", "value")).isEqualTo("+OK");
            assertThat(RedisClient.ask(redis.address(), "GET", "key")).isEqualTo("value");
            assertThat(redis.isAlive()).isTrue();
        }
        assertThat(redis.isAlive()).isFalse();
        assertThat(redis.onExit().join()).isZero();
    }

    @Test
    void forgetsUnlessAskedToKeep() {
        for (boolean keep : new boolean[] {false, true}) {
            RedisOptions options = RedisOptions.DEFAULTS.withAppendOnly(keep);
            try (RunningService redis = start(options)) {
                RedisClient.ask(redis.address(), "SET", "key", "value");
            }
            try (RunningService redis = start(options)) {
                assertThat(RedisClient.ask(redis.address(), "GET", "key")).isEqualTo(keep ? "value" : "$-1");
            }
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws IOException {
        try (RunningService redis = start(RedisOptions.DEFAULTS.withPassword(true))) {
            assertThat(redis.address()).matches("redis://:[0-9a-f]{48}@127\\.0\\.0\\.1:\\d+");
            assertThat(RedisClient.ask(redis.address(), "PING")).isEqualTo("+PONG");
            assertThat(RedisClient.ask(redis.address().replaceFirst(":[0-9a-f]{48}@", ""), "PING"))
                    .startsWith("-NOAUTH");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("redis/redis.conf"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesATakenPort() throws IOException {
        try (ServerSocket taken = listen()) {
            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(() -> start(RedisOptions.DEFAULTS.withPort(taken.getLocalPort())))
                    .returns(Code.EMBEDDED_PORT_IN_USE, EmbeddedException::code)
                    .withMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void takesAnotherPortIfItsChoiceIsSnatchedAway() throws IOException {
        try (ServerSocket taken = listen()) {
            int free = LoopbackPort.anyFree();
            PrimitiveIterator.OfInt choices =
                    IntStream.of(taken.getLocalPort(), free).iterator();

            try (RunningService redis = EmbeddedRedis.start(
                    programs, data, RedisOptions.DEFAULTS, StartListener.SILENT, choices::nextInt)) {
                assertThat(redis.address()).endsWith(":" + free);
                assertThat(RedisClient.ask(redis.address(), "PING")).isEqualTo("+PONG");
            }
        }
    }

    @Test
    void showsTheEndOfTheLogIfItCannotStart() throws IOException {
        Files.createDirectories(directory.resolve("redis"));
        Files.writeString(directory.resolve("redis/appendonlydir"), "a file where Redis wants a directory");

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> start(RedisOptions.DEFAULTS.withAppendOnly(true)))
                .returns(Code.EMBEDDED_START_FAILED, EmbeddedException::code)
                .withMessageContainingAll("exit code 1", "redis.log", "appendonlydir");
    }

    @Test
    void replacesADamagedExecutable() throws IOException {
        Path executable =
                directory.resolve("redis").resolve(programs.redisServer().getFileName());
        Files.createDirectories(executable.getParent());
        Files.writeString(executable, "half of it");

        try (RunningService redis = start(RedisOptions.DEFAULTS)) {
            assertThat(RedisClient.ask(redis.address(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void tellsHowTheStartProceeds() {
        List<String> heard = new ArrayList<>();
        StartListener listener = new StartListener() {
            @Override
            public void starting(String program) {
                heard.add("starting " + program);
            }

            @Override
            public void ready(String program, Duration elapsed) {
                heard.add("ready " + program + " " + elapsed.isPositive());
            }
        };

        EmbeddedRedis.start(programs, data, RedisOptions.DEFAULTS, listener).close();

        assertThat(heard).containsExactly("starting Redis", "ready Redis true");
    }

    private RunningService start(RedisOptions options) {
        return EmbeddedRedis.start(programs, data, options, StartListener.SILENT);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral(LoopbackPort.HOST));
    }
}
