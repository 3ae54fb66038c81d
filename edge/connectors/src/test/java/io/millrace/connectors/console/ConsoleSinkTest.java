package io.millrace.connectors.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext;
import io.millrace.testkit.connector.ConnectorJob;
import io.millrace.testkit.connector.LineRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {
    private final ConnectorJob job = new ConnectorJob(Path.of("."), Map.of());

    @Test
    void printsSelectedRowsOneALine() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Sink sink = open(printed)) {
            Batch rows = LineRows.of("a", "b", "c").select(Selection.of(new int[] {0, 2}, 2));
            assertThat(sink.write(rows, Sink.NO_ARRIVAL)).isTrue();

            byte[] prepared = sink.prepare(1).toCompletableFuture().join();
            sink.commit(prepared).toCompletableFuture().join();

            assertThat(printed.toString(UTF_8)).isEqualTo("a\nc\n");
            assertThat(job.deliveredRows()).isEqualTo(2);
        }
    }

    @Test
    void printsAHeaderOnce() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Sink sink = open(printed, LineRows.withHeader("header"))) {
            assertThat(sink.write(LineRows.of("a"), Sink.NO_ARRIVAL)).isTrue();
            assertThat(sink.write(LineRows.of("b"), Sink.NO_ARRIVAL)).isTrue();
            sink.prepare(1).toCompletableFuture().join();

            assertThat(printed.toString(UTF_8)).isEqualTo("header\na\nb\n");
        }
    }

    @Test
    void failsWhenNobodyReadsAnyMore() {
        OutputStream closedPipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (Sink sink = open(closedPipe)) {
            assertThat(sink.write(LineRows.of("a"), Sink.NO_ARRIVAL)).isTrue();

            await().untilAsserted(() -> assertThat(job.failures()).hasSize(1));
            assertThat(job.failures().getFirst())
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("CONSOLE_CLOSED"));
            assertThat(sink.prepare(1)).isCompletedExceptionally();
        }
    }

    private Sink open(OutputStream target) {
        return open(target, LineRows::encode);
    }

    private Sink open(OutputStream target, RecordEncoder encoder) {
        SinkContext context = job.sinkContext(LineRows.SCHEMA, encoder);
        return new ConsoleSink(
                new PrintStream(target, false, UTF_8),
                context,
                context.encoder().orElseThrow());
    }
}
