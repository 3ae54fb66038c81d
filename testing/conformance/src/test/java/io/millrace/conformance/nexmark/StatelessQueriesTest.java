package io.millrace.conformance.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobRun;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queries without state give, row by row, what the reference interpreter makes of the same 100,000 events. */
class StatelessQueriesTest {
    private static final Path EXAMPLES = Path.of("../../examples/nexmark");
    private static final String DISORDER = "disorder: 2s";

    /** The fields of bids under other names. */
    private static final Map<String, String> RENAMED = Map.of(
            "auction", "lot",
            "bidder", "who",
            "price", "amount",
            "channel", "via",
            "url", "address",
            "dateTime", "at",
            "extra", "remark");

    private final Path directory;

    StatelessQueriesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** @param rows how many the seed is known to give */
    @ParameterizedTest
    @CsvSource({"q0, 92000", "q1, 92000", "q2, 365", "q14, 26019", "q21, 87303", "q22, 92000"})
    void inOrderAndWithDisorder(String query, int rows) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        assertThat(job).contains(DISORDER);
        Plan mixed = load(job);
        Plan ordered = load(job.replace(DISORDER, "disorder: 0s"));

        List<Map<String, @Nullable Object>> expected = reference(mixed, MadeUpRows.of(mixed));

        assertThat(expected).hasSize(rows);
        assertThat(run(mixed)).isEqualTo(expected);
        List<Map<String, @Nullable Object>> inOrder = run(ordered);
        assertThat(inOrder)
                .isEqualTo(reference(ordered, MadeUpRows.of(ordered)))
                .isNotEqualTo(expected);
        assertThat(sorted(inOrder)).isEqualTo(sorted(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q0", "q1", "q2", "q14", "q21", "q22"})
    void ofTwoSplits(String query) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        Plan plan = load(job.replace(DISORDER, DISORDER + "\n      splits: 2"));

        assertThat(sorted(run(plan))).isEqualTo(sorted(reference(plan, MadeUpRows.of(plan))));
    }

    /** Two events a second, so that the hundred thousand take fourteen hours. */
    @ParameterizedTest
    @ValueSource(strings = {"2015-07-15T00:00:00Z", "2015-07-15T13:00:00Z"})
    void atAnyTimeOfDay(String base) throws Exception {
        String job = Files.readString(EXAMPLES.resolve("q14.yaml"));
        Plan plan = load(job.replace(DISORDER, DISORDER + "\n      firstEventRate: 2\n      baseTime: " + base));

        List<Map<String, @Nullable Object>> rows = run(plan);

        assertThat(rows).isEqualTo(reference(plan, MadeUpRows.of(plan)));
        assertThat(rows.stream().map(row -> row.get("bidTimeType")).distinct())
                .containsExactlyInAnyOrder("dayTime", "nightTime", "otherTime");
    }

    /** Keys are text where the query does not compute with them; every field but the time lacks its value now and then. */
    @ParameterizedTest
    @CsvSource({"q0, STRING", "q1, STRING", "q2, BIGINT", "q14, STRING", "q21, STRING", "q22, STRING"})
    void withOtherNamesNullsAndKeysOfText(String query, String keys) throws Exception {
        String job = Files.readString(EXAMPLES.resolve(query + ".yaml"));
        List<ReferenceRow> bids = MadeUpRows.of(load(job));
        for (Map.Entry<String, String> name : RENAMED.entrySet()) {
            job = job.replaceAll("\\b" + name.getKey() + "\\b", name.getValue());
        }
        job = job.replaceFirst(
                        "(?s)connector: datagen.*?schema:",
                        "connector: file\n      path: bids\n      format: json\n      schema:")
                .replaceAll("\\{name: (lot|who), type: BIGINT}", "{name: $1, type: " + keys + "}")
                .replace("{name: at, type: TIMESTAMP}", "{name: at, type: TIMESTAMP, nullable: false}");
        Plan plan = MemoryJob.inMemory(load(job));
        List<ReferenceRow> changed = changed(bids, keys.equals("STRING"));
        List<String> records = changed.stream().map(StatelessQueriesTest::json).toList();
        MemorySink sink = new MemorySink(1);

        end(MemoryJob.start(plan, new MemorySource(Map.of("bids", List.of(records)), true, 1), sink, directory));

        List<Map<String, @Nullable Object>> expected = reference(plan, changed);
        assertThat(expected).hasSizeGreaterThan(300).allSatisfy(row -> assertThat(row)
                .doesNotContainKeys("auction", "price"));
        assertThat(sink.rows("results")).isEqualTo(expected);
    }

    private Plan load(String job) throws Exception {
        return MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
    }

    private List<Map<String, @Nullable Object>> run(Plan plan) throws Exception {
        MemorySink sink = new MemorySink(1);
        end(MemoryJob.start(MemoryJob.intoMemory(plan), new MemorySource(Map.of(), true, 1), sink, directory));
        return sink.rows("results");
    }

    private static void end(JobRun run) throws Exception {
        run.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static List<Map<String, @Nullable Object>> reference(Plan plan, List<ReferenceRow> bids) {
        return Objects.requireNonNull(new ReferenceInterpreter(Map.of("bids", bids), Map.of())
                        .run(plan)
                        .get("results"))
                .stream()
                .map(ReferenceRow::values)
                .toList();
    }

    private static List<String> sorted(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(Object::toString).sorted().toList();
    }

    private static List<ReferenceRow> changed(List<ReferenceRow> bids, boolean textKeys) {
        SplittableRandom random = new SplittableRandom(7);
        List<ReferenceRow> changed = new ArrayList<>();
        for (ReferenceRow bid : bids) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            bid.values().forEach((name, value) -> {
                boolean key = name.equals("auction") || name.equals("bidder");
                boolean none = !name.equals("dateTime") && random.nextInt(10) == 0;
                Object kept = key && textKeys ? "key " + value : value;
                values.put(Objects.requireNonNull(RENAMED.get(name)), none ? null : kept);
            });
            changed.add(new ReferenceRow(values));
        }
        return changed;
    }

    private static String json(ReferenceRow row) {
        List<String> members = new ArrayList<>();
        row.values()
                .forEach((name, value) -> members.add("\"" + name + "\":"
                        + (value == null || value instanceof Long ? String.valueOf(value) : "\"" + value + "\"")));
        return "{" + String.join(",", members) + "}";
    }
}
