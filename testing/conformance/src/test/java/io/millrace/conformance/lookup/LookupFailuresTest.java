package io.millrace.conformance.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobMetrics;
import io.millrace.testkit.connector.FakeTable;
import io.millrace.testkit.connector.FakeTable.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rows when the table has no good answer. */
class LookupFailuresTest {
    private static final String JOB = """
            name: failures
            configuration:
              sources:
                - id: readings
                  connector: file
                  path: "-"
                  format: json
                  schema: [{name: device, type: STRING}]
              steps:
                - id: placed
                  type: lookup
                  table:
                    connector: redis
                    format: json
                    schema: [{name: floor, type: INT}]
                  key: device
                  fields: [{name: floor, default: 99}]
                  joinType: LEFT
                  retries: 2
                  %s
              sinks:
                - {id: out, connector: console, format: json}
            %s
            """;

    private static final String DEAD_LETTERS = """
                - {id: broken, inputs: placed.deadLetters, connector: console, format: json}
                - {id: unread, inputs: readings.deadLetters, connector: console, format: json}
              errorHandling: {strategy: DEAD_LETTER}
            """.indent(0);

    private static final Map<String, String> RECORDS =
            Map.of("a", "{\"floor\":1}", "b", "{\"floor\":\"first\"}", "c", "{\"floor\":null}");

    private final Path directory;
    private final MemorySink sink = new MemorySink(1);

    LookupFailuresTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private JobMetrics run(String settings, String more, FakeTable table, List<String> devices) throws IOException {
        String job = JOB.formatted(settings, more);
        List<String> records = devices.stream()
                .map(device -> "{\"device\":\"" + device + "\"}")
                .toList();
        return MemoryJob.start(
                        MemoryJob.inMemory(MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job))),
                        new MemorySource(Map.of("readings", List.of(records)), true, 1),
                        sink,
                        List.of(table),
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static FakeTable table(Faults faults) {
        return new FakeTable("redis", RECORDS, faults);
    }

    private List<@Nullable Object> floors() {
        List<@Nullable Object> floors = new ArrayList<>();
        sink.rows("out").forEach(row -> floors.add(row.get("floor")));
        return floors;
    }

    @Test
    void aTableThatFailsFailsTheJobWhenItHasBeenAskedOftenEnough() {
        FakeTable table = table(new Faults(1, 0, 1, 0));

        assertThatThrownBy(() -> run("", "", table, List.of("a")))
                .cause()
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("LOOKUP_FAILED"))
                .hasMessageContaining("'placed' has asked the redis table 3 times in vain: FAKE_TABLE_AWAY");
        assertThat(table.requests()).isEqualTo(3);
    }

    @Test
    void aTableThatIsSilentFailsTheJobToo() {
        assertThatThrownBy(() -> run("timeout: 50ms", "", table(new Faults(1, 0, 0, 1)), List.of("a")))
                .cause()
                .hasMessageContaining("3 times in vain: LOOKUP_TIMEOUT: no answer within 50ms");
    }

    @Test
    void keysCountAsAbsentIfTheJobSaysSo() throws IOException {
        FakeTable table = table(new Faults(1, 0, 1, 0));

        JobMetrics metrics = run("onFailure: ABSENT", "", table, List.of("a", "b", "a"));

        assertThat(floors()).containsOnly(99).hasSize(3);
        assertThat(metrics.lookups().failures())
                .isEqualTo(metrics.lookups().requests())
                .isEqualTo(table.requests());
    }

    @Test
    void aRecordThatCannotBeReadFailsTheJob() {
        assertThatThrownBy(() -> run("", "", table(Faults.NONE), List.of("a", "b")))
                .cause()
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("table of placed")
                .hasMessageContaining("floor")
                .hasMessageContaining("key 'b'")
                .hasMessageContaining("first");
    }

    @Test
    void aRecordThatCannotBeReadIsADeadLetterWithItsKey() throws IOException {
        JobMetrics metrics =
                run("cache: {ttl: 1h}", DEAD_LETTERS, table(Faults.NONE), List.of("a", "b", "c", "d", "b"));

        assertThat(floors()).containsExactly(1, 99, 99, 99, 99);
        assertThat(sink.rows("broken")).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("key", hex("b"))
                    .containsEntry("value", hex("{\"floor\":\"first\"}"))
                    .containsEntry("source", "table of placed")
                    .containsEntry("job", "failures");
        });
        assertThat(metrics.deadLetters()).isEqualTo(1);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsRememberedIsAskedForOnceAbsentOrNot() throws IOException {
        FakeTable table = table(new Faults(1, 5, 0, 0));
        List<String> devices = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            devices.add(i % 2 == 0 ? "a" : "nobody " + i % 50);
        }

        JobMetrics metrics = run("cache: {size: 100, ttl: 1h}", "", table, devices);

        assertThat(table.keysAsked()).isEqualTo(26);
        assertThat(metrics.lookups().keys() - metrics.lookups().known()).isEqualTo(26);
        assertThat(floors()).hasSize(5000).contains(1, 99);
    }
}
