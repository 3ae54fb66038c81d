package io.millrace.conformance.nexmark;

import static io.millrace.conformance.nexmark.QueryRun.DISORDER;
import static io.millrace.conformance.nexmark.QueryRun.EXAMPLES;
import static io.millrace.conformance.nexmark.QueryRun.reference;
import static io.millrace.conformance.nexmark.QueryRun.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queries without state give, row by row, what the reference interpreter makes of the same 100,000 events. */
class StatelessQueriesTest {
    private final QueryRun queries;

    StatelessQueriesTest(@TempDir Path directory) {
        this.queries = new QueryRun(directory);
    }

    /** @param rows how many the seed is known to give */
    @ParameterizedTest
    @CsvSource({"q0, 92000", "q1, 92000", "q2, 365", "q10, 92000", "q14, 26019", "q21, 87303", "q22, 92000"})
    void inOrderAndWithDisorder(String query, int rows) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        assertThat(job).contains(DISORDER);
        Plan mixed = queries.load(job);
        Plan ordered = queries.load(job.replace(DISORDER, "disorder: 0s"));

        List<Map<String, @Nullable Object>> expected = reference(mixed, MadeUpRows.of(mixed));

        assertThat(expected).hasSize(rows);
        assertThat(queries.run(mixed)).isEqualTo(expected);
        List<Map<String, @Nullable Object>> inOrder = queries.run(ordered);
        assertThat(inOrder)
                .isEqualTo(reference(ordered, MadeUpRows.of(ordered)))
                .isNotEqualTo(expected);
        assertThat(sorted(inOrder)).isEqualTo(sorted(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q0", "q1", "q2", "q10", "q14", "q21", "q22"})
    void ofTwoSplits(String query) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        Plan plan = queries.load(job.replace(DISORDER, DISORDER + "\n      splits: 2"));

        assertThat(sorted(queries.run(plan))).isEqualTo(sorted(reference(plan, MadeUpRows.of(plan))));
    }

    /** Two events a second, so that the hundred thousand take fourteen hours. */
    @ParameterizedTest
    @ValueSource(strings = {"2015-07-15T00:00:00Z", "2015-07-15T13:00:00Z"})
    void atAnyTimeOfDay(String base) throws Exception {
        String job = Files.readString(EXAMPLES.resolve("q14.yaml"));
        Plan plan =
                queries.load(job.replace(DISORDER, DISORDER + "\n      firstEventRate: 2\n      baseTime: " + base));

        List<Map<String, @Nullable Object>> rows = queries.run(plan);

        assertThat(rows).isEqualTo(reference(plan, MadeUpRows.of(plan)));
        assertThat(rows.stream().map(row -> row.get("bidTimeType")).distinct())
                .containsExactlyInAnyOrder("dayTime", "nightTime", "otherTime");
    }

    /** Keys are text where the query does not compute with them; every field but the time lacks its value now and then. */
    @ParameterizedTest
    @CsvSource({"q0, STRING", "q1, STRING", "q2, BIGINT", "q10, STRING", "q14, STRING", "q21, STRING", "q22, STRING"})
    void withOtherNamesNullsAndKeysOfText(String query, String keys) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        ChangedBids bids = ChangedBids.of(MadeUpRows.of(queries.load(job)), keys);
        Plan plan = queries.load(ChangedBids.job(job, keys));

        List<Map<String, @Nullable Object>> expected = reference(plan, bids.rows());
        assertThat(expected).hasSizeGreaterThan(300).allSatisfy(row -> assertThat(row)
                .doesNotContainKeys("auction", "price"));
        assertThat(queries.run(plan, bids.records())).isEqualTo(expected);
    }
}
