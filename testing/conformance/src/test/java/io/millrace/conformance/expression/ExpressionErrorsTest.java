package io.millrace.conformance.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.error.MillraceException;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rows for which an operation has no value is the job's choice. */
class ExpressionErrorsTest {
    private static final int JOBS = 60;
    private static final int COLUMNS = 8;
    private static final int ROWS = 200;
    private static final int LEVELS = 3;
    private static final String TEMPLATE = """
            name: errors
            configuration:
              expressionErrors: %s
              sources:
                - id: in
                  connector: file
                  path: in.jsonl
                  format: json
                  schema:
                    - {name: i, type: INT}
                    - {name: l, type: BIGINT, nullable: false}
                    - {name: d, type: DOUBLE, nullable: false}
                    - {name: s, type: STRING, nullable: false}
              steps:
                - type: filter
                  where: "%s"
                - type: map
                  set:
            %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private static final List<String> INTS = List.of("0", "1", "-1", "2147483647", "-2147483648", "null");
    private static final List<String> LONGS = List.of("0", "1", "-1", "9223372036854775807", "-9223372036854775808");
    private static final List<String> DOUBLES = List.of("0.0", "-0.0", "1.5", "-2.25", "1e300", "3e9");
    private static final List<String> TEXTS = List.of("", "x", " 7 ", "-12", "2147483648", "9223372036854775808");

    private final Path directory;

    ExpressionErrorsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void failingOperationsGiveNull() throws Exception {
        for (long seed = 0; seed < JOBS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RandomSql sql = new RandomSql(random);
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < COLUMNS; i++) {
                columns.add(i % 4 == 0 ? sql.ratio(LEVELS) : sql.number(LEVELS));
            }
            Plan plan = plan("AS_NULL", sql.condition(2), columns);
            List<ReferenceRow> rows = rows(random);

            List<ReferenceRow> expected = new ReferenceInterpreter(Map.of("in", rows), Map.of())
                    .run(plan)
                    .get("out");

            assertThat(run(plan, rows, seed)).as("seed %s: %s", seed, plan).isEqualTo(values(expected));
        }
    }

    @Test
    void aJobFailsUnlessItSaysOtherwise() throws Exception {
        ReferenceRow row = row("1", "0", "0.5", "x");

        assertThat(failure(plan("FAIL", "TRUE", List.of("i / l")), row)).isEqualTo("EXPRESSION_DIVISION_BY_ZERO");
        assertThat(run(plan("AS_NULL", "TRUE", List.of("i / l", "COALESCE(i / l, -1)")), List.of(row), 0))
                .singleElement()
                .satisfies(
                        values -> assertThat(values).containsEntry("c0", null).containsEntry("c1", -1L));
    }

    private String failure(Plan plan, ReferenceRow row) throws Exception {
        try {
            run(plan, List.of(row), 0);
            return "";
        } catch (ExecutionException e) {
            return e.getCause() instanceof MillraceException known ? known.code() : e.toString();
        }
    }

    private Plan plan(String errors, String condition, List<String> columns) throws IOException {
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            set.append("        c%d: \"%s\"\n".formatted(i, columns.get(i)));
        }
        Path file = directory.resolve("job.yaml");
        Files.writeString(file, TEMPLATE.formatted(errors, condition, set));
        return MemoryJob.inMemory(MemoryJob.load(file));
    }

    private List<Map<String, @Nullable Object>> run(Plan plan, List<ReferenceRow> rows, long seed)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> records = rows.stream().map(ExpressionErrorsTest::json).toList();
        MemorySink sink = new MemorySink(seed);
        MemoryJob.start(plan, new MemorySource(Map.of("in", List.of(records)), true, seed), sink, directory)
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        return sink.rows("out");
    }

    private static List<ReferenceRow> rows(SplittableRandom random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(pick(random, INTS), pick(random, LONGS), pick(random, DOUBLES), pick(random, TEXTS)));
        }
        return rows;
    }

    private static String pick(SplittableRandom random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static ReferenceRow row(String i, String l, String d, String s) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("i", i.equals("null") ? null : Integer.valueOf(i));
        values.put("l", Long.valueOf(l));
        values.put("d", Double.valueOf(d));
        values.put("s", s);
        return new ReferenceRow(values);
    }

    private static String json(ReferenceRow row) {
        return row.values().entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":"
                        + (field.getValue() instanceof String text ? "\"" + text + "\"" : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Map<String, @Nullable Object>> values(@Nullable List<ReferenceRow> rows) {
        return rows == null
                ? List.of()
                : rows.stream().map(ReferenceRow::values).toList();
    }
}
