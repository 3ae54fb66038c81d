package io.millrace.conformance.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.spi.SinkConnector;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two jobs of the example: what the second reads from columns is what it would read from text. */
class PackedReadingsTest {
    private static final Path EXAMPLE = Path.of("../../examples/sensors");
    private static final String COLUMNS = "format: columns";

    private final Path directory;

    PackedReadingsTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.copy(EXAMPLE.resolve("readings.csv"), directory.resolve("readings.csv"));
    }

    @Test
    void columnsGiveWhatTextGives() throws Exception {
        JobMetrics packed = run(MemoryJob.load(EXAMPLE.resolve("pack.yaml")), new MemorySink(1));
        MemorySink fromColumns = new MemorySink(1);
        JobMetrics read = run(load("archive.yaml", COLUMNS, COLUMNS), fromColumns);

        assertThat(read.eventsIn()).isEqualTo(packed.eventsOut()).isGreaterThan(100);
        assertThat(read.bytesIn())
                .isEqualTo(Files.size(directory.resolve("readings.columns")))
                .isLessThan(packed.bytesIn() / 3);
        assertThat(fromColumns.rows("damp")).isNotEmpty().isEqualTo(plausibleFromText());
    }

    /** Small records, so that a window spans many of them; the rows of one come and go together. */
    @Test
    void aDamagedRecordIsOneDeadLetterAndTheOthersAreRead() throws Exception {
        run(load("pack.yaml", COLUMNS, "format: {type: columns, maxRecordBytes: 4000}"), new MemorySink(1));
        Path file = directory.resolve("readings.columns");
        MemorySink whole = new MemorySink(1);
        long rows = run(load("archive.yaml", COLUMNS, COLUMNS), whole).eventsIn();
        assertThat(whole.rows("damp")).isEqualTo(plausibleFromText());

        byte[] bytes = Files.readAllBytes(file);
        // Within the first record, behind its header.
        bytes[30] ^= 1;
        Files.write(file, bytes);
        MemorySink rest = new MemorySink(1);
        JobMetrics damaged = run(
                load(
                        "archive.yaml",
                        "  sinks:",
                        "  errorHandling: {strategy: DEAD_LETTER}\n  sinks:\n    - {id: dead, inputs: readings.deadLetters, connector: console, format: json}"),
                rest);

        assertThat(damaged.deadLetters()).isEqualTo(1);
        assertThat(damaged.eventsIn()).isBetween(rows * 3 / 4, rows - 2);
        assertThat(rest.rows("dead")).singleElement().satisfies(letter -> {
            assertThat(letter.get("error_code")).isEqualTo("COLUMNS_CHECKSUM");
            assertThat(letter.get("source")).isEqualTo("readings.columns");
            assertThat(letter.get("offset")).isEqualTo(0L);
        });
        assertThat(rest.rows("damp")).isNotEmpty();
    }

    /** The windows of the second job on what the first one lets through of the text. */
    private List<Map<String, @Nullable Object>> plausibleFromText() throws Exception {
        MemorySink fromText = new MemorySink(1);
        String job = Files.readString(EXAMPLE.resolve("archive.yaml"))
                .replace("readings.columns", "readings.csv")
                .replace(COLUMNS, "format: {type: csv, header: true}")
                .replace("      schema:", "      schema:\n        - {name: fahrenheit, type: DOUBLE, nullable: false}")
                .replace(
                        "  steps:",
                        "  steps:\n    - {id: plausible, type: filter, where: fahrenheit BETWEEN -40 AND 140}")
                .replace("  sinks:", "  errorHandling: {strategy: SKIP}\n  sinks:");
        run(write("text.yaml", job), fromText);
        return fromText.rows("damp");
    }

    private Plan load(String example, String from, String to) throws IOException {
        return write(example, Files.readString(EXAMPLE.resolve(example)).replace(from, to));
    }

    private Plan write(String name, String job) throws IOException {
        return MemoryJob.load(Files.writeString(directory.resolve(name), job));
    }

    private JobMetrics run(Plan plan, MemorySink sink) throws Exception {
        Catalog installed = Catalog.installed();
        List<SinkConnector> sinks = new ArrayList<>(List.of(sink));
        installed.sink("file").ifPresent(sinks::add);
        EngineContext context = new EngineContext(
                new Catalog(
                        installed.source("file").stream().toList(),
                        sinks,
                        installed.formatNames().stream()
                                .map(name -> installed.format(name).orElseThrow())
                                .toList()),
                directory.toString(),
                Map.of(),
                new SystemTime(),
                (task, delay) -> {
                    throw new UnsupportedOperationException("no file needs a timer");
                });
        return new VectorEngine()
                .start(printingToMemory(plan), context)
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private static Plan printingToMemory(Plan plan) {
        List<PlanNode> nodes = plan.nodes().stream()
                .map(node -> node instanceof SinkNode sink
                                && sink.endpoint().connector().equals("console")
                        ? new SinkNode(
                                sink.id(),
                                sink.input(),
                                new Endpoint(new MemorySink(1).name(), Options.NONE, Optional.empty()),
                                sink.schema())
                        : node)
                .toList();
        return plan.with(plan.parallelism(), nodes);
    }
}
