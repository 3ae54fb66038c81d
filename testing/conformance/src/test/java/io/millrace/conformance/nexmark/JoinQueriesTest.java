package io.millrace.conformance.nexmark;

import static io.millrace.conformance.nexmark.QueryRun.DISORDER;
import static io.millrace.conformance.nexmark.QueryRun.EXAMPLES;
import static io.millrace.conformance.nexmark.QueryRun.reference;
import static io.millrace.conformance.nexmark.QueryRun.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries that join give, whatever the order of rows, what the reference interpreter makes of the same 100,000 events. */
class JoinQueriesTest {
    private static final String SIDE_INPUT = "side_input.csv";

    private final QueryRun queries;

    JoinQueriesTest(@TempDir Path directory) throws Exception {
        this.queries = new QueryRun(directory);
        Files.copy(EXAMPLES.resolve(SIDE_INPUT), directory.resolve(SIDE_INPUT));
    }

    /** @param rows how many the seed is known to give */
    @ParameterizedTest
    @CsvSource({
        "q3, 1, 757",
        "q3, 2, 757",
        "q8, 1, 212",
        "q8, 2, 212",
        "q13, 1, 87404",
        "q20, 1, 18555",
        "q20, 2, 18555"
    })
    void inOrderAndWithDisorder(String query, int parallelism, int rows) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        assertThat(job).contains(DISORDER);
        Plan mixed = MemoryJob.parallel(queries.load(job), parallelism);
        Plan ordered = MemoryJob.parallel(queries.load(job.replace(DISORDER, "disorder: 0s")), parallelism);

        List<String> expected = sorted(reference(mixed, MadeUpRows.bySource(mixed), sideInput()));

        assertThat(expected).hasSize(rows);
        assertThat(sorted(queries.run(mixed))).isEqualTo(expected);
        assertThat(sorted(queries.run(ordered))).isEqualTo(expected);
    }

    /** Keys are text where the query does not compute with them. */
    @ParameterizedTest
    @CsvSource({
        "q3, BIGINT, 1",
        "q3, STRING, 2",
        "q8, BIGINT, 2",
        "q8, STRING, 1",
        "q13, BIGINT, 1",
        "q20, BIGINT, 2",
        "q20, STRING, 1"
    })
    void withOtherNamesNullsAndKeysOfText(String query, String keys, int parallelism) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        Map<String, List<ReferenceRow>> made = MadeUpRows.bySource(queries.load(job));
        ChangedEvents events = ChangedEvents.of(made, keys);
        Plan plan = MemoryJob.parallel(queries.load(ChangedEvents.job(job, made, keys)), parallelism);

        List<Map<String, @Nullable Object>> expected = reference(plan, events.rows(), sideInput());

        assertThat(expected).hasSizeGreaterThan(100).allSatisfy(row -> assertThat(row)
                .doesNotContainKeys("id", "seller", "auction"));
        assertThat(sorted(queries.run(plan, events.records()))).isEqualTo(sorted(expected));
    }

    /** Rows that are further apart than the time to live are no pair, whatever the state still holds. */
    @ParameterizedTest
    @CsvSource({"q3, 1", "q20, 2"})
    void withAShortTimeToLive(String query, int parallelism) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        Plan plan = MemoryJob.parallel(queries.load(job.replace("ttl: 1h", "ttl: 3s")), parallelism);
        Map<String, List<ReferenceRow>> rows = MadeUpRows.bySource(plan);

        List<String> expected = sorted(reference(plan, rows, Map.of()));

        assertThat(expected)
                .isNotEmpty()
                .hasSizeLessThan(reference(queries.load(job), rows, Map.of()).size());
        assertThat(sorted(queries.run(plan))).isEqualTo(expected);
    }

    private static Map<String, List<ReferenceRow>> sideInput() throws Exception {
        List<ReferenceRow> rows = Files.readAllLines(EXAMPLES.resolve(SIDE_INPUT)).stream()
                .map(line -> line.split(","))
                .map(parts -> {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    values.put("key", Long.valueOf(parts[0]));
                    values.put("value", parts[1]);
                    return new ReferenceRow(values);
                })
                .toList();
        return Map.of("side-input", rows);
    }
}
