package io.millrace.conformance.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.ExampleFunctions;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of the example that brings its functions along, on random payments. */
class JobFunctionsTest {
    private static final Path EXAMPLE = Path.of("../../examples/payments");
    private static final int PAYMENTS = 5_000;
    private static final List<String> COUNTRIES = List.of("CH", "DE", "US", "", "Nowhere", "日本");

    @Test
    void rowsAndColumnsGiveWhatEachRowAloneGives(@TempDir Path directory) throws Exception {
        ExampleFunctions.compile(EXAMPLE, directory);
        String job = Files.readString(EXAMPLE.resolve("risk.yaml"));
        Path inJson = directory.resolve("risk.yaml");
        Files.writeString(inJson, job.replace("{type: csv, header: true}", "json"));
        Plan plan = MemoryJob.inMemory(MemoryJob.load(inJson));
        SplittableRandom random = new SplittableRandom(1);
        List<ReferenceRow> rows = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (int id = 0; id < PAYMENTS; id++) {
            Double amount = random.nextInt(10) == 0 ? null : random.nextInt(1_000_000) / 100.0;
            String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
            rows.add(row(id, amount, country));
            records.add("{\"id\":%d,\"amount\":%s,\"country\":\"%s\"}".formatted(id, amount, country));
        }
        MemorySink sink = new MemorySink(1);

        MemoryJob.start(plan, new MemorySource(Map.of("payments", List.of(records)), true, 1), sink, directory)
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("payments", rows), Map.of())
                        .run(plan)
                        .get("risky"));
        assertThat(expected).hasSizeBetween(PAYMENTS / 2, PAYMENTS - 1);
        assertThat(sink.rows("risky"))
                .isEqualTo(expected.stream().map(ReferenceRow::values).toList());
    }

    private static ReferenceRow row(int id, @Nullable Double amount, String country) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("amount", amount);
        values.put("country", country);
        return new ReferenceRow(values);
    }
}
