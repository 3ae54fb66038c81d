package io.millrace.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.Job;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.nexmark.MadeUpRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples in both forms, which are one job, against the reference. */
class JavaExamplesTest {
    private static final Path EXAMPLES = Path.of("../../examples");

    /** Sums of doubles may differ in their last digits by the order of the rows. */
    private static final MathContext DIGITS = new MathContext(12);

    private static Job job(String example, String program) throws Exception {
        ClassLoader loader = Programs.compile(List.of(EXAMPLES.resolve(example, program + ".java")));
        Method job = loader.loadClass(program).getDeclaredMethod("job");
        job.setAccessible(true);
        return (Job) Objects.requireNonNull(job.invoke(null));
    }

    @ParameterizedTest
    @CsvSource({
        "sensor-averages, averages.yaml, SensorAverages",
        "surge-pricing, pricing.yaml, SurgePricing",
        "user-events, dashboard.yaml, UserEvents",
        "iot-sensors, temperatures.yaml, IotSensors"
    })
    void bothFormsAreOneJobAndGiveWhatTheReferenceGives(
            String example, String file, String program, @TempDir Path directory) throws Exception {
        Job job = job(example, program);
        Plan plan = job.plan();

        assertThat(plan).isEqualTo(MemoryJob.load(EXAMPLES.resolve(example, file)));
        assertThat(plan).isEqualTo(MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job.toYaml())));

        MemorySink sink = new MemorySink(1);
        MemoryJob.start(MemoryJob.intoMemory(plan), new MemorySource(Map.of(), true, 1), sink, directory)
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        String source = plan.sources().map(SourceNode::id).findFirst().orElseThrow();
        Map<String, List<ReferenceRow>> expected =
                new ReferenceInterpreter(Map.of(source, MadeUpRows.of(plan)), Map.of()).run(plan);
        assertThat(expected.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        plan.sinks().map(SinkNode::id).toList());
        expected.forEach((id, rows) -> assertThat(rounded(sink.rows(id)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        rounded(rows.stream().map(ReferenceRow::values).toList())));
    }

    private static List<Map<String, @Nullable Object>> rounded(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(JavaExamplesTest::rounded).toList();
    }

    private static Map<String, @Nullable Object> rounded(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.forEach((name, value) -> values.put(
                name,
                value instanceof Double number
                        ? new BigDecimal(number).round(DIGITS).stripTrailingZeros()
                        : value));
        return values;
    }
}
