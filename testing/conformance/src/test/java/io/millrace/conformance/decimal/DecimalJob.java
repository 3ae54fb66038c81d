package io.millrace.conformance.decimal;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a job with one source {@code in} of JSON and one sink {@code out}, on the engine and by the reference. */
record DecimalJob(Path directory, String job, List<ReferenceRow> rows) {
    /** The rows that the engine gives. */
    List<Map<String, @Nullable Object>> run(long seed) throws Exception {
        List<String> records = rows.stream().map(DecimalJob::json).toList();
        MemorySink sink = new MemorySink(seed);
        try {
            MemoryJob.start(
                            MemoryJob.inMemory(plan()),
                            new MemorySource(Map.of("in", List.of(records)), true, seed),
                            sink,
                            directory)
                    .completion()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return sink.rows("out");
    }

    /**
     * The rows that the reference gives.
     *
     * @param dictionaries by the step that they are for
     */
    List<Map<String, @Nullable Object>> expected(Map<String, List<ReferenceRow>> dictionaries) throws Exception {
        List<ReferenceRow> out = new ReferenceInterpreter(Map.of("in", rows), dictionaries)
                .run(plan())
                .get("out");
        return Objects.requireNonNull(out).stream().map(ReferenceRow::values).toList();
    }

    private Plan plan() throws Exception {
        return MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
    }

    private static String json(ReferenceRow row) {
        return row.values().entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + json(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(@Nullable Object value) {
        return value == null || value instanceof Number ? String.valueOf(value) : "\"" + value + "\"";
    }
}
