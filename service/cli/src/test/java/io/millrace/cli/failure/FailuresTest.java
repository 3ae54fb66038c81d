package io.millrace.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.error.MillraceException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    private final LogFile log = LogFile.install();
    private final Failures failures = new Failures(log);
    private final Path directory;

    FailuresTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void logThere() {
        log.moveTo(directory);
    }

    @Test
    void showsTheCodeAndKeepsTheTraceForTheLog() throws Exception {
        MillraceException failure = new MillraceException("A_CODE", "what is wrong", new IllegalStateException("why"));

        assertThat(failures.describe(new CompletionException(failure))).isEqualTo("A_CODE: what is wrong");
        assertThat(Files.readString(directory.resolve("logs/millrace.log")))
                .contains(
                        "A_CODE",
                        "\tat io.millrace.cli.failure.FailuresTest",
                        "Caused by: java.lang.IllegalStateException: why");
    }

    @Test
    void owesUpToFaultsOfItsOwnInOneLine() {
        assertThat(failures.describe(new IllegalStateException("two\nlines")))
                .isEqualTo(
                        "INTERNAL_ERROR: java.lang.IllegalStateException: two lines; this is a fault of Millrace, not of"
                                + " the job. The trace is in " + directory.resolve("logs/millrace.log"));
    }

    @Test
    void leavesNoLogBehindIfThereIsNothingToSay() {
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void setsALargeLogAside() throws Exception {
        Path file = Files.createDirectories(directory.resolve("logs")).resolve("millrace.log");
        try (var large = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            large.position(20L << 20).write(ByteBuffer.wrap(new byte[] {'\n'}));
        }

        String unused = failures.describe(new IllegalStateException());

        assertThat(Files.size(file)).isPositive().isLessThan(1 << 20);
        assertThat(directory.resolve("logs/millrace.previous.log")).hasSize((20L << 20) + 1);
    }
}
