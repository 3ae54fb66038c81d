package io.millrace.conformance.flatmap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nested values from JSON through every step that works on them. */
class FlatMapTest {
    private static final int JOBS = 30;
    private static final int ROWS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WORDS = {"a", "b", "é", "", "two words"};

    private static final String JOB = """
            name: nested
            configuration:
              sources:
                - id: in
                  connector: file
                  path: in.jsonl
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: text, type: STRING}
                    - {name: list, type: ARRAY<INT>}
                    - {name: counts, type: 'MAP<STRING, BIGINT>'}
                    - {name: place, type: 'ROW<city STRING, tags ARRAY<STRING>>'}
                  eventTime: {field: at, maxOutOfOrderness: 1h}
              steps:
                - {id: elements, type: flatMap, inputs: in, unnest: list, as: element, ordinality: position}
                - {id: outer, type: flatMap, inputs: in, unnest: list, as: list, ordinality: position, outer: true}
                - {id: some, type: filter, inputs: in, where: "text IS NOT NULL AND CARDINALITY(counts) > 1"}
                - {id: entries, type: flatMap, unnest: counts, as: [key, value], ordinality: position}
                - {id: outer-entries, type: flatMap, inputs: in, unnest: counts, as: [key, value], outer: true}
                - {id: words, type: flatMap, inputs: in, unnest: "SPLIT(text, ' ')", as: word}
                - {id: tags, type: flatMap, unnest: place.tags, as: tag}
                - id: by-tag
                  type: windowAggregate
                  groupBy: [tag, word]
                  window: {type: TUMBLING, size: 1m}
                  aggregates: [{name: n, function: COUNT}]
                - id: parts
                  type: map
                  inputs: in
                  set:
                    first: list[1]
                    named: "counts['a']"
                    own: counts[text]
                    city: place.city
                    tag: place.tags[2]
                    has: ARRAY_CONTAINS(list, 1)
                    both: COALESCE(place.tags, SPLIT(text, ' '), ARRAY['none'])
                    pairs: "MAP_FROM_ARRAYS(ARRAY['x', 'y'], ARRAY[list[1], list[2]])"
                    keys: MAP_KEYS(counts)
                    values: MAP_VALUES(counts)
                    gone: place IS NULL
                - id: known
                  type: enrich
                  inputs: in
                  dictionary:
                    connector: file
                    path: known.jsonl
                    format: json
                    schema:
                      - {name: word, type: STRING}
                      - {name: tags, type: ARRAY<STRING>}
                      - {name: rank, type: INT}
                    key: word
                  key: text
                  fields: [{name: known, from: tags}, {name: rank, default: 9}]
                - {id: paths, type: project, inputs: parts, fields: [{name: city, from: place.city}, {name: x, from: 'pairs[''x'']'}, both, place]}
              sinks:
                - {id: elements-out, inputs: elements, connector: console, format: json}
                - {id: outer-out, inputs: outer, connector: console, format: json}
                - {id: entries-out, inputs: entries, connector: console, format: json}
                - {id: outer-entries-out, inputs: outer-entries, connector: console, format: json}
                - {id: tags-out, inputs: tags, connector: console, format: json}
                - {id: by-tag-out, inputs: by-tag, connector: console, format: json}
                - {id: parts-out, inputs: parts, connector: console, format: json}
                - {id: known-out, inputs: known, connector: console, format: json}
                - {id: paths-out, inputs: paths, connector: console, format: json}
            """;

    /** What known.jsonl says. */
    private static final List<ReferenceRow> KNOWN = List.of(
            known("a", List.of("old"), 1),
            known("b", null, null),
            known(null, List.of("nothing"), 3),
            known("a", Arrays.asList("x", null, "y"), 2),
            known("", List.of(), 4));

    private final Path directory;

    FlatMapTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static ReferenceRow known(
            @Nullable String word, @Nullable List<@Nullable String> tags, @Nullable Integer rank) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("word", word);
        values.put("tags", tags);
        values.put("rank", rank);
        return new ReferenceRow(values);
    }

    @Test
    void givesTheRowsOfTheReference() throws Exception {
        Path file = directory.resolve("job.yaml");
        Files.writeString(file, JOB);
        Files.writeString(directory.resolve("known.jsonl"), """
                {"word":"a","tags":["old"],"rank":1}
                {"word":"b","tags":null,"rank":null}
                {"word":null,"tags":["nothing"],"rank":3}
                {"word":"a","tags":["x",null,"y"],"rank":2}
                {"word":"","tags":[],"rank":4}
                """);
        Plan plan = MemoryJob.inMemory(MemoryJob.load(file));
        for (long seed = 0; seed < JOBS; seed++) {
            List<ReferenceRow> rows = rows(new SplittableRandom(seed));
            Map<String, List<ReferenceRow>> expected =
                    new ReferenceInterpreter(Map.of("in", rows), Map.of("known", KNOWN)).run(plan);

            MemorySink sink = run(plan, rows, seed);

            for (Map.Entry<String, List<ReferenceRow>> entry : expected.entrySet()) {
                List<Map<String, @Nullable Object>> values =
                        entry.getValue().stream().map(ReferenceRow::values).toList();
                assertThat(values).isNotEmpty();
                // Windows are given out in no order between them.
                assertThat(sink.rows(entry.getKey()))
                        .as("seed %s, %s", seed, entry.getKey())
                        .containsExactlyInAnyOrderElementsOf(values);
                if (!entry.getKey().equals("by-tag-out")) {
                    assertThat(sink.rows(entry.getKey())).isEqualTo(values);
                }
            }
        }
    }

    private MemorySink run(Plan plan, List<ReferenceRow> rows, long seed) throws Exception {
        List<String> records = new ArrayList<>();
        for (ReferenceRow row : rows) {
            records.add(json(row));
        }
        MemorySink sink = new MemorySink(seed);
        MemoryJob.start(plan, new MemorySource(Map.of("in", List.of(records)), true, seed), sink, directory)
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        return sink;
    }

    private static String json(ReferenceRow row) throws JsonProcessingException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(row.values());
        members.put("at", String.valueOf(row.get("at")));
        if (row.get("place") instanceof List<?> place) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("tags", place.get(1));
            object.put("unknown", List.of(Map.of()));
            object.put("city", place.get(0));
            members.put("place", object);
        }
        return JSON.writeValueAsString(members);
    }

    private static List<ReferenceRow> rows(SplittableRandom random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.ofEpochSecond(random.nextInt(600)));
            values.put("text", some(random) ? word(random) : null);
            values.put("list", some(random) ? list(random, i) : null);
            values.put("counts", some(random) ? counts(random) : null);
            values.put("place", some(random) ? Arrays.asList(word(random), some(random) ? tags(random) : null) : null);
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static boolean some(SplittableRandom random) {
        return random.nextInt(5) > 0;
    }

    private static String word(SplittableRandom random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    /** Mostly short, one longer than any batch of results. */
    private static List<@Nullable Integer> list(SplittableRandom random, int row) {
        List<@Nullable Integer> list = new ArrayList<>();
        for (int i = row == 7 ? 5000 : random.nextInt(4); i > 0; i--) {
            list.add(some(random) ? (Integer) random.nextInt(3) : null);
        }
        return list;
    }

    private static Map<String, @Nullable Long> counts(SplittableRandom random) {
        Map<String, @Nullable Long> counts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            counts.put(word(random), some(random) ? (Long) random.nextLong() : null);
        }
        return counts;
    }

    private static List<@Nullable String> tags(SplittableRandom random) {
        List<@Nullable String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(some(random) ? word(random) : null);
        }
        return tags;
    }
}
