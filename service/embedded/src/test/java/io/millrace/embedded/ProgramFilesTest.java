package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.embedded.EmbeddedException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramFilesTest {
    private final Path directory;

    ProgramFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm64"
    })
    void choosesTheExecutableOfThePlatform(String operatingSystem, String processor, String platform)
            throws IOException {
        Path redis = Files.createDirectory(directory.resolve("redis"));
        for (String other : new String[] {"linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64"}) {
            Files.createFile(redis.resolve("redis-server-7.0.15-" + other));
        }

        assertThat(new ProgramFiles(directory).redisServer(operatingSystem, processor))
                .isEqualTo(redis.resolve("redis-server-7.0.15-" + platform));
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64, operating system Windows 11", "Linux, riscv64, processor riscv64"})
    void refusesAPlatformWithoutExecutable(String operatingSystem, String processor, String named) {
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> new ProgramFiles(directory).redisServer(operatingSystem, processor))
                .returns(Code.EMBEDDED_PLATFORM_UNSUPPORTED, EmbeddedException::code)
                .withMessageContainingAll(named, "REDIS_CONNECTION");
    }

    @Test
    void tellsWhereItMissesFiles() {
        ProgramFiles programs = new ProgramFiles(directory.resolve("nowhere"));

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(programs::kafkaClassPath)
                .returns(Code.EMBEDDED_PROGRAMS_MISSING, EmbeddedException::code)
                .withMessageContaining("nowhere");
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(programs::redisServer)
                .returns(Code.EMBEDDED_PROGRAMS_MISSING, EmbeddedException::code)
                .withMessageContaining("nowhere");
    }

    @Test
    void refusesADirectoryThatAClassPathCannotName() throws IOException {
        Path odd = directory.resolve("a:b");
        Files.createDirectories(odd.resolve("kafka"));
        Files.createFile(odd.resolve("kafka/kafka-server-1.jar"));

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> new ProgramFiles(odd).kafkaClassPath())
                .withMessageContaining("a:b");
    }
}
