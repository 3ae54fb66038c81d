package io.millrace.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Sink;
import io.millrace.testkit.connector.ConnectorJob;
import io.millrace.testkit.connector.LineRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private final Path directory;
    private final Path file;
    private final ConnectorJob job;

    FileSinkTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("out/rows.txt");
        this.job = new ConnectorJob(directory, Map.of());
    }

    @Test
    void rowsAreVisibleOnceCommitted() throws IOException {
        try (Sink sink = open()) {
            write(sink, "a", "b");
            write(sink, "c");
            byte[] prepared = get(sink.prepare(1));
            assertThat(file).doesNotExist();
            assertThat(job.deliveredRows()).isZero();

            get(sink.commit(prepared));

            assertThat(file).hasContent("a\nb\nc\n");
            assertThat(job.deliveredRows()).isEqualTo(3);
        }
        assertThat(names()).containsExactly("rows.txt");
    }

    @Test
    void laterCheckpointsAreAppended() throws IOException {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(file, "of an earlier job\n");
        try (Sink sink = open()) {
            write(sink, "a");
            byte[] first = get(sink.prepare(1));
            write(sink, "b");
            byte[] second = get(sink.prepare(2));
            get(sink.commit(first));
            assertThat(file).hasContent("a\n");
            get(sink.commit(second));
            write(sink, "c");
            get(sink.commit(get(sink.prepare(3))));
        }

        assertThat(file).hasContent("a\nb\nc\n");
        assertThat(names()).containsExactly("rows.txt");
    }

    @Test
    void commitsAgainAfterARestartAndGoesOn() throws IOException {
        byte[] first;
        byte[] second;
        try (Sink sink = open()) {
            write(sink, "a");
            first = get(sink.prepare(1));
            get(sink.commit(first));
            write(sink, "b");
            second = get(sink.prepare(2));
            write(sink, "not prepared, so lost");
        }
        Files.writeString(file, "a\nhalf of what a commit that broke off left");

        try (Sink sink = open()) {
            get(sink.commit(first));
            get(sink.commit(second));
            get(sink.commit(second));
            write(sink, "c");
            get(sink.commit(get(sink.prepare(3))));
        }

        assertThat(file).hasContent("a\nb\nc\n");
        assertThat(names()).containsExactly("rows.txt");
    }

    @Test
    void abortedRowsLeaveNothing() throws IOException {
        try (Sink sink = open()) {
            write(sink, "a");
            byte[] prepared = get(sink.prepare(1));
            get(sink.abort(prepared));
            get(sink.abort(prepared));
            write(sink, "b");
            get(sink.commit(get(sink.prepare(2))));
        }

        assertThat(file).hasContent("b\n");
        assertThat(names()).containsExactly("rows.txt");
    }

    @Test
    void recordsThatTellTheirEndStandOneBehindTheOther() {
        try (Sink sink = open(LineRows.joined("<", ">"))) {
            write(sink, "a", "b");
            byte[] first = get(sink.prepare(1));
            write(sink, "c");
            get(sink.commit(first));
            get(sink.commit(get(sink.prepare(2))));
        }

        assertThat(contentOf(file.toFile())).isEqualTo("<ab><c>");
        assertThat(job.deliveredRows()).isEqualTo(3);
    }

    @Test
    void noRowsMakeAnEmptyFile() {
        try (Sink sink = open()) {
            get(sink.commit(get(sink.prepare(1))));
        }

        assertThat(file).isEmptyFile();
    }

    @Test
    void aHeaderStandsOnceWhereTheFileBegins() throws IOException {
        byte[] first;
        try (Sink sink = openWithHeader()) {
            write(sink, "a");
            first = get(sink.prepare(1));
            write(sink, "b");
            get(sink.commit(first));
            get(sink.commit(get(sink.prepare(2))));
        }
        assertThat(file).hasContent("header\na\nb\n");

        try (Sink sink = openWithHeader()) {
            get(sink.commit(first));
            write(sink, "c");
            get(sink.commit(get(sink.prepare(3))));
        }
        assertThat(file).hasContent("header\na\nc\n");
    }

    @Test
    void noRowsMakeAFileOfItsHeader() {
        try (Sink sink = openWithHeader()) {
            get(sink.commit(get(sink.prepare(1))));
            get(sink.commit(get(sink.prepare(2))));
        }

        assertThat(file).hasContent("header\n");
    }

    @Test
    void saysThatAPartIsGone() throws IOException {
        try (Sink sink = open()) {
            write(sink, "a");
            byte[] prepared = get(sink.prepare(1));
            try (Stream<Path> files = Files.list(directory.resolve("out"))) {
                for (Path part : files.toList()) {
                    Files.delete(part);
                }
            }

            assertThatThrownBy(() -> sink.commit(prepared).toCompletableFuture().join())
                    .hasCauseInstanceOf(MillraceException.class)
                    .hasMessageContaining("is gone");
        }
    }

    @Test
    void saysThatThePathCannotBeWritten() throws IOException {
        Files.createDirectories(file);
        assertThatThrownBy(this::open).isInstanceOfSatisfying(MillraceException.class, e -> assertThat(e.code())
                .isEqualTo("FILE_IS_DIRECTORY"));

        Files.delete(file);
        Files.delete(directory.resolve("out"));
        Files.writeString(directory.resolve("out"), "a file where a directory should be");
        assertThatThrownBy(this::open).isInstanceOfSatisfying(MillraceException.class, e -> assertThat(e.code())
                .isEqualTo("FILE_WRITE_FAILED"));
    }

    private Sink open() {
        return open(LineRows::encode);
    }

    private Sink openWithHeader() {
        return open(LineRows.withHeader("header"));
    }

    private Sink open(RecordEncoder encoder) {
        FileSinkConnector connector = new FileSinkConnector();
        return connector.open(
                ConnectorJob.options(connector, Map.of("path", "out/rows.txt")),
                job.sinkContext(LineRows.SCHEMA, encoder));
    }

    private static void write(Sink sink, String... lines) {
        await().until(() -> sink.write(LineRows.of(lines), Sink.NO_ARRIVAL));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            return files.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }
}
