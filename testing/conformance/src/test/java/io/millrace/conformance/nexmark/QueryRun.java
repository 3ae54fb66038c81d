package io.millrace.conformance.nexmark;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of the queries, and the reference interpreter on the same events.
 *
 * @param directory where jobs are written
 */
record QueryRun(Path directory) {
    static final Path EXAMPLES = Path.of("../../examples/nexmark");
    static final String DISORDER = "disorder: 2s";

    Plan load(String job) throws Exception {
        return MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
    }

    /** The results of a job whose source makes its rows. */
    List<Map<String, @Nullable Object>> run(Plan plan) throws Exception {
        MemorySink sink = new MemorySink(1);
        end(MemoryJob.start(MemoryJob.intoMemory(plan), new MemorySource(Map.of(), true, 1), sink, directory));
        return sink.rows("results");
    }

    /** The results of a job in memory on these records. */
    List<Map<String, @Nullable Object>> run(Plan plan, List<String> records) throws Exception {
        return run(plan, Map.of("bids", records));
    }

    /** The results of a job in memory on the records of its sources, by their ids. */
    List<Map<String, @Nullable Object>> run(Plan plan, Map<String, List<String>> records) throws Exception {
        MemorySink sink = new MemorySink(1);
        Map<String, List<List<String>>> splits = new HashMap<>();
        records.forEach((source, all) -> splits.put(source, List.of(all)));
        end(MemoryJob.start(MemoryJob.inMemory(plan), new MemorySource(splits, true, 1), sink, directory));
        return sink.rows("results");
    }

    private static void end(JobRun run) throws Exception {
        run.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static List<Map<String, @Nullable Object>> reference(Plan plan, List<ReferenceRow> bids) {
        return reference(plan, Map.of("bids", bids), Map.of());
    }

    /** What the reference makes of the rows of sources and dictionaries, by the ids of sources and steps. */
    static List<Map<String, @Nullable Object>> reference(
            Plan plan, Map<String, List<ReferenceRow>> sources, Map<String, List<ReferenceRow>> dictionaries) {
        return Objects.requireNonNull(new ReferenceInterpreter(sources, dictionaries)
                        .run(plan)
                        .get("results"))
                .stream()
                .map(ReferenceRow::values)
                .toList();
    }

    static List<String> sorted(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(Object::toString).sorted().toList();
    }
}
