package io.millrace.conformance.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up rows come through every format as they are, and what cannot be made up is refused before the job starts. */
class MadeUpFormatsTest {
    private static final int ROWS = 10_000;
    private static final String ORDERS = """
            name: orders
            configuration:
              sources:
                - id: orders
                  connector: datagen
                  numberOfRows: %d
                  format: %s
                  schema:
                    - {name: id, type: BIGINT, nullable: false}
                    - {name: at, type: TIMESTAMP}
                    - {name: country, type: STRING}
                    - {name: quantity, type: INT}
                    - {name: price, type: 'DECIMAL(9,2)'}
                    - {name: weight, type: DOUBLE}
                    - {name: gift, type: BOOLEAN}
                    - {name: note, type: STRING}
                  fields:
                    id: sequence(1000)
                    at: timestamp(2024-05-03T00:00:00Z, 250ms)
                    country: oneOf(CH, DE, US)
                    quantity: random(1, 12)
                    price: random(0.99, 99.95)
                    note: text(1, 30)
                  nulls: {note: 50%%, gift: 10%%}
                  eventTime: {field: at}
              sinks:
                - {id: results, connector: console, format: json}
            """;

    private final Path directory;

    MadeUpFormatsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void everyFormatGivesTheSameRows() throws Exception {
        List<Map<String, @Nullable Object>> rows = run("columns");

        assertThat(rows).hasSize(ROWS).first().satisfies(row -> assertThat(row).containsEntry("id", 1000L));
        assertThat(rows.stream()
                        .map(row -> row.get("note"))
                        .filter(Objects::isNull)
                        .count())
                .isBetween(4_700L, 5_300L);
        assertThat(run("json")).isEqualTo(rows);
        assertThat(run("csv")).isEqualTo(rows);
        assertThat(run("{type: csv, header: true}")).isEqualTo(rows);
    }

    private List<Map<String, @Nullable Object>> run(String format) throws Exception {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("orders.yaml"), ORDERS.formatted(ROWS, format)));
        MemorySink sink = new MemorySink(1);
        MemoryJob.start(MemoryJob.intoMemory(plan), new MemorySource(Map.of(), true, 1), sink, directory)
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        assertThat(sink.rows("results"))
                .isEqualTo(
                        MadeUpRows.of(plan).stream().map(ReferenceRow::values).toList());
        return sink.rows("results");
    }

    @Test
    void whatIsWrongWithFieldsIsSaidAtItsPlace() {
        assertThat(problems("""
                      numberOfRows: 0
                      splits: 5000
                      hotAuctionRatio: 2
                      format: columns
                      schema:
                        - {name: x, type: INT}
                        - {name: y, type: INT, nullable: false}
                        - {name: z, type: 'ARRAY<INT>'}
                      fields: {x: 'random(1, many)', w: sequence}
                      nulls: {y: 50%}
                """))
                .containsExactly(
                        "5:21 OUT_OF_BOUNDS configuration.sources[0].numberOfRows: 'numberOfRows' is out of bounds,"
                                + " found '0'; expected a whole number of at least 1",
                        "6:15 OUT_OF_BOUNDS configuration.sources[0].splits: 'splits' is out of bounds,"
                                + " found '5000'; expected a whole number from 1 to 1024");
        assertThat(problems("""
                      hotAuctionRatio: 2
                      format: columns
                      schema:
                        - {name: x, type: INT}
                        - {name: y, type: INT, nullable: false}
                        - {name: z, type: 'ARRAY<INT>'}
                      fields: {x: 'random(1, many)', w: sequence}
                      nulls: {y: 50%}
                """))
                .containsExactly(
                        "5:24 UNKNOWN_FIELD configuration.sources[0].hotAuctionRatio:"
                                + " 'hotAuctionRatio' is a setting of the generator NEXMARK; expected generator: NEXMARK",
                        "10:11 WRONG_TYPE configuration.sources[0].schema[2]:"
                                + " this generator makes no values of type ARRAY<INT>; expected a type that holds no others",
                        "11:19 BAD_GENERATOR configuration.sources[0].fields.x: its values have to be of type INT,"
                                + " found 'random(1, many)'",
                        "11:41 UNKNOWN_COLUMN configuration.sources[0].fields.w: the schema has no field 'w'; expected x, y, z",
                        "12:18 NOT_NULLABLE configuration.sources[0].nulls.y:"
                                + " the schema says that this field is never null, found '50%'; expected 0%");
    }

    @Test
    void whatIsWrongWithEventsIsSaidAtItsPlace() {
        assertThat(problems("""
                      generator: NEXMARK
                      events: BID
                      baseTime: yesterday
                      format: columns
                      schema:
                        - {name: acution, type: BIGINT}
                        - {name: price, type: DOUBLE}
                      fields: {price: sequence}
                """))
                .containsExactly(
                        "7:17 WRONG_TYPE configuration.sources[0].baseTime: a time is written in ISO 8601, found 'yesterday';"
                                + " expected 2015-07-15T00:00:00Z",
                        "10:11 UNKNOWN_COLUMN configuration.sources[0].schema[0]: events have no field 'acution';"
                                + " expected one of auction, bidder, price, channel, url, dateTime, extra",
                        "11:11 WRONG_TYPE configuration.sources[0].schema[1]: 'price' of events is BIGINT, found 'DOUBLE'",
                        "12:15 UNKNOWN_FIELD configuration.sources[0].fields: 'fields' is a setting of the generator FIELDS;"
                                + " expected generator: FIELDS");
    }

    @Test
    void whatTheFormatCannotWriteIsRefused() {
        assertThat(problems("""
                      format: raw
                      schema:
                        - {name: x, type: INT}
                """))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("5:15 RAW_SCHEMA configuration.sources[0].format: "));
    }

    private static List<String> problems(String source) {
        String job = "name: job\nconfiguration:\n  sources:\n    - connector: datagen\n" + source
                + "  sinks:\n    - {connector: console, format: json}\n";
        return switch (JobFile.load(job, Syntax.YAML, Catalog.installed(), List.of())) {
            case LoadedJob.Valid valid -> List.of();
            case LoadedJob.Invalid invalid ->
                invalid.problems().stream().map(Problem::describe).toList();
        };
    }
}
