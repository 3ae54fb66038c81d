package io.millrace.conformance.nexmark;

import static io.millrace.conformance.nexmark.QueryRun.DISORDER;
import static io.millrace.conformance.nexmark.QueryRun.EXAMPLES;
import static io.millrace.conformance.nexmark.QueryRun.reference;
import static io.millrace.conformance.nexmark.QueryRun.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statistics of days, with their filters and different values, are those of the reference interpreter on the same 100,000 events. */
class DayQueriesTest {
    private final long seed = new Random().nextLong();
    private final QueryRun queries;

    DayQueriesTest(@TempDir Path directory) {
        this.queries = new QueryRun(directory);
    }

    /** @param rows how many the seed is known to give */
    @ParameterizedTest
    @CsvSource({"q15, 1, 2", "q15, 2, 2", "q16, 1, 14411", "q16, 2, 14411", "q17, 1, 6076", "q17, 2, 6076"})
    void inOrderAndWithDisorder(String query, int parallelism, int rows) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        assertThat(job).contains(DISORDER);
        Plan mixed = MemoryJob.parallel(queries.load(job), parallelism);
        Plan ordered = MemoryJob.parallel(queries.load(job.replace(DISORDER, "disorder: 0s")), parallelism);

        List<String> expected = sorted(reference(mixed, MadeUpRows.of(mixed)));

        assertThat(expected).hasSize(rows);
        assertThat(sorted(queries.run(mixed))).isEqualTo(expected);
        assertThat(sorted(queries.run(ordered))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "q15, BIGINT, 1",
        "q15, STRING, 2",
        "q16, STRING, 1",
        "q16, BIGINT, 2",
        "q17, BIGINT, 1",
        "q17, STRING, 2"
    })
    void withOtherNamesNullsAndKeysOfText(String query, String keys, int parallelism) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        ChangedBids bids = ChangedBids.of(MadeUpRows.of(queries.load(job)), keys);
        Plan plan = MemoryJob.parallel(queries.load(ChangedBids.job(job, keys)), parallelism);

        List<String> expected = sorted(reference(plan, bids.rows()));

        assertThat(expected).isNotEmpty();
        assertThat(sorted(queries.run(plan, bids.records()))).isEqualTo(expected);
        List<Map<String, @Nullable Object>> interrupted = Objects.requireNonNull(
                new InterruptedJob(Map.of("bids", List.of(bids.records())), queries.directory(), seed)
                        .run(MemoryJob.inMemory(plan), parallelism, 3 - parallelism, parallelism)
                        .get("results"));
        assertThat(sorted(interrupted)).as("seed %d", seed).isEqualTo(expected);
    }
}
