package io.millrace.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Sink;
import io.millrace.testkit.connector.ConnectorJob;
import io.millrace.testkit.connector.LineRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionedFilesTest {
    private final Path directory;
    private final ConnectorJob job;

    PartitionedFilesTest(@TempDir Path directory) {
        this.directory = directory;
        this.job = new ConnectorJob(directory, Map.of());
    }

    @Test
    void eachCheckpointLeavesAFileWhereThereAreRows() throws IOException {
        try (Sink sink = open(LineRows::encode)) {
            write(sink, LineRows.of("a", "b", "a"));
            write(sink, LineRows.of("b", "c"));
            byte[] first = get(sink.prepare(1));
            write(sink, LineRows.of("a"));
            assertThat(files()).isEmpty();
            get(sink.commit(first));
            get(sink.commit(first));
            assertThat(job.deliveredRows()).isEqualTo(5);
            get(sink.commit(get(sink.prepare(2))));
            write(sink, LineRows.of("lost"));
        }

        assertThat(files())
                .isEqualTo(Map.of(
                        "a/rows-1.txt",
                        "a\na\n",
                        "b/rows-1.txt",
                        "b\nb\n",
                        "c/rows-1.txt",
                        "c\n",
                        "a/rows-2.txt",
                        "a\n"));
    }

    @Test
    void anotherRunLeavesTheFilesThatThereAre() throws IOException {
        for (int run = 0; run < 2; run++) {
            try (Sink sink = open(LineRows.withHeader("header"))) {
                write(sink, LineRows.of("a"));
                get(sink.commit(get(sink.prepare(1))));
            }
        }

        try (Stream<Path> all = Files.list(directory.resolve("out/a"))) {
            assertThat(all).hasSize(2).allSatisfy(file -> assertThat(file).hasContent("header\na\n"));
        }
    }

    @Test
    void valuesDoNotLeadOutOfTheirDirectory() throws IOException {
        BatchBuilder nothing = new BatchBuilder(LineRows.SCHEMA, 1);
        nothing.column(0).appendNull();
        nothing.endRow();
        try (Sink sink = open(LineRows::encode)) {
            write(sink, LineRows.of("../x", "..", "a/b", "50%", ".hidden", "ü:\n"));
            write(sink, nothing.build());
            get(sink.commit(get(sink.prepare(1))));
        }

        assertThat(files().keySet())
                .containsExactlyInAnyOrder(
                        "%2E.%2Fx/rows-1.txt",
                        "%2E./rows-1.txt",
                        "a%2Fb/rows-1.txt",
                        "50%25/rows-1.txt",
                        "%2Ehidden/rows-1.txt",
                        "ü:%0A/rows-1.txt",
                        "__none__/rows-1.txt");
    }

    /** More than are open at once. */
    @Test
    void manyFilesAtOnce() throws IOException {
        String[] lines = IntStream.range(0, 600).mapToObj(Integer::toString).toArray(String[]::new);
        try (Sink sink = open(LineRows::encode)) {
            write(sink, LineRows.of(lines));
            write(sink, LineRows.of(lines));
            get(sink.commit(get(sink.prepare(1))));
        }

        assertThat(files()).hasSize(600).containsEntry("599/rows-1.txt", "599\n599\n");
    }

    @Test
    void abortedRowsLeaveNothing() throws IOException {
        try (Sink sink = open(LineRows::encode)) {
            write(sink, LineRows.of("a"));
            byte[] prepared = get(sink.prepare(1));
            get(sink.abort(prepared));
            get(sink.abort(prepared));
            assertThatThrownBy(() -> sink.commit(prepared).toCompletableFuture().join())
                    .hasCauseInstanceOf(MillraceException.class)
                    .hasMessageContaining("is gone");
        }

        assertThat(files()).isEmpty();
    }

    private Sink open(RecordEncoder encoder) {
        FileSinkConnector connector = new FileSinkConnector();
        return connector.open(
                ConnectorJob.options(connector, Map.of("path", "out/{line}/rows.txt")),
                job.sinkContext(LineRows.SCHEMA, encoder));
    }

    /** The finished files with their content, by their names below the directory, without the number of the run. */
    private Map<String, String> files() throws IOException {
        Path out = directory.resolve("out");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                if (!name.contains("/.")) {
                    files.put(name.replaceFirst("-[0-9a-f]{8}\\.txt$", ".txt"), Files.readString(file));
                }
            }
        }
        return files;
    }

    private static void write(Sink sink, Batch rows) {
        await().until(() -> sink.write(rows, Sink.NO_ARRIVAL));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
