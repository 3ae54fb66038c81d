package io.millrace.conformance.nexmark;

import static io.millrace.conformance.nexmark.QueryRun.DISORDER;
import static io.millrace.conformance.nexmark.QueryRun.EXAMPLES;
import static io.millrace.conformance.nexmark.QueryRun.reference;
import static io.millrace.conformance.nexmark.QueryRun.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries for the first of a window give, whatever the order of rows, what the reference interpreter makes of the same 100,000 events. */
class RankingQueriesTest {
    private final QueryRun queries;

    RankingQueriesTest(@TempDir Path directory) {
        this.queries = new QueryRun(directory);
    }

    @ParameterizedTest
    @CsvSource({"q5, 1", "q5, 2", "q7, 1", "q7, 2"})
    void inOrderAndWithDisorder(String query, int parallelism) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        assertThat(job).contains(DISORDER);
        Plan mixed = MemoryJob.parallel(queries.load(job), parallelism);
        Plan ordered = MemoryJob.parallel(queries.load(job.replace(DISORDER, "disorder: 0s")), parallelism);

        List<String> expected = sorted(reference(mixed, MadeUpRows.of(mixed)));

        assertThat(expected).hasSizeBetween(20, 1000);
        assertThat(sorted(queries.run(mixed))).isEqualTo(expected);
        assertThat(sorted(queries.run(ordered))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"q5, BIGINT, 1", "q5, STRING, 2", "q7, BIGINT, 2", "q7, STRING, 1"})
    void withOtherNamesNullsAndKeysOfText(String query, String keys, int parallelism) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        ChangedBids bids = ChangedBids.of(MadeUpRows.of(queries.load(job)), keys);
        Plan plan = MemoryJob.parallel(queries.load(ChangedBids.job(job, keys)), parallelism);

        List<Map<String, @Nullable Object>> expected = reference(plan, bids.rows());

        assertThat(expected).hasSizeGreaterThan(19).allSatisfy(row -> assertThat(row)
                .containsKey("lot"));
        assertThat(sorted(queries.run(plan, bids.records()))).isEqualTo(sorted(expected));
    }
}
