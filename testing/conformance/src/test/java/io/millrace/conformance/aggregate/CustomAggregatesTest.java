package io.millrace.conformance.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.function.AggregateSignature;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.Result;
import io.millrace.model.function.State;
import io.millrace.model.plan.Plan;
import java.io.IOException;
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

/** Aggregates of a job give in every kind of window what adding all rows to one state gives, in one piece and interrupted. */
class CustomAggregatesTest {
    private static final String FUNCTIONS = """
              parallelism: %d
              functions:
                - {name: spread, jar: own.jar, class: io.millrace.conformance.aggregate.CustomAggregatesTest$Spread}
                - {name: longest, jar: own.jar, class: io.millrace.conformance.aggregate.CustomAggregatesTest$Longest}
            """;

    private static final List<String> AGGREGATES = List.of(
            "function: COUNT",
            "function: CUSTOM, call: spread, fields: [whole]",
            "function: CUSTOM, call: Spread, fields: [device]",
            "function: CUSTOM, call: spread, fields: [whole], filter: flag",
            "function: CUSTOM, call: longest, fields: [text, flag, seen]",
            "function: CUSTOM, call: longest, fields: [text, flag, seen], filter: part > 30",
            "function: SUM, field: whole");

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | 1 | type: TUMBLING, size: 5s
            2 | 1 | 3 | type: SLIDING, size: 10s, slide: 3s
            1 | 2 | 1 | type: CUMULATIVE, size: 12s, step: 3s
            3 | 2 | 1 | type: SESSION, gap: 200ms
            1 | 3 | 2 | type: CALENDAR, unit: DAY, zone: "-00:00:20"
            """)
    void giveWhatTheReferenceGives(int first, int second, int third, String window, @TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("job.yaml");
        TypedReadings.plan(directory, first, window, List.of("function: COUNT"));
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < AGGREGATES.size(); i++) {
            items.append("        - {name: a%d, %s}\n".formatted(i, AGGREGATES.get(i)));
        }
        String job = TypedReadings.JOB.replace("  parallelism: %d\n", FUNCTIONS).formatted(first, window, items);
        Plan plan = MemoryJob.loadWithOwnFunctions(Files.writeString(file, job));
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        List<Map<String, @Nullable Object>> expected = Objects.requireNonNull(
                        new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                                .run(plan)
                                .get("out"))
                .stream()
                .map(ReferenceRow::values)
                .toList();

        assertThat(TypedReadings.run(plan, rows, directory, seed))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(TypedReadings.interrupted(plan, rows, directory, seed, first, second, third))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The greatest number less the least, minus one of no numbers. */
    public static final class Spread implements AggregateFunction {
        @Override
        public AggregateSignature signature(List<DataType> arguments) {
            return AggregateSignature.of(
                    Scalar.BIGINT,
                    List.of(Field.nullable("least", Scalar.BIGINT), Field.nullable("greatest", Scalar.BIGINT)),
                    Scalar.BIGINT);
        }

        @Override
        public void start(State state) {
            state.set(0, Long.MAX_VALUE);
            state.set(1, Long.MIN_VALUE);
        }

        @Override
        public void add(Arguments row, State state) {
            state.set(0, Math.min(state.getLong(0), row.getLong(0)));
            state.set(1, Math.max(state.getLong(1), row.getLong(0)));
        }

        @Override
        public void merge(State other, State state) {
            state.set(0, Math.min(state.getLong(0), other.getLong(0)));
            state.set(1, Math.max(state.getLong(1), other.getLong(1)));
        }

        @Override
        public void result(State state, Result result) {
            result.set(state.getLong(0) > state.getLong(1) ? -1 : state.getLong(1) - state.getLong(0));
        }
    }

    /** The longest text, the greatest of several, with how many were null, whether a flag was set, and the latest time; a value of each type is kept. */
    public static final class Longest implements AggregateFunction {
        @Override
        public AggregateSignature signature(List<DataType> arguments) {
            return AggregateSignature.of(
                            Scalar.STRING,
                            List.of(
                                    Field.nullable("text", Scalar.STRING),
                                    Field.nullable("nulls", Scalar.INT),
                                    Field.nullable("flagged", Scalar.BOOLEAN),
                                    Field.nullable("latest", Scalar.TIMESTAMP),
                                    Field.nullable("raw", Scalar.BYTES),
                                    Field.nullable("rows", Scalar.DOUBLE)),
                            Scalar.STRING,
                            Scalar.BOOLEAN,
                            Scalar.TIMESTAMP)
                    .takingNulls();
        }

        @Override
        public void start(State state) {
            state.set(1, 0);
            state.set(2, false);
            state.set(5, 0);
        }

        @Override
        public void add(Arguments row, State state) {
            take(row, 0, state);
            state.set(1, state.getInt(1) + (row.isNull(0) ? 1 : 0));
            state.set(2, state.getBoolean(2) || (!row.isNull(1) && row.getBoolean(1)));
            later(row, 2, state);
            state.set(5, state.getDouble(5) + 1);
        }

        @Override
        public void merge(State other, State state) {
            take(other, 0, state);
            state.set(1, state.getInt(1) + other.getInt(1));
            state.set(2, state.getBoolean(2) || other.getBoolean(2));
            later(other, 3, state);
            state.set(5, state.getDouble(5) + other.getDouble(5));
        }

        private static void take(Arguments from, int field, State state) {
            if (!from.isNull(field)) {
                String text = from.getString(field);
                String best = state.isNull(0) ? "" : state.getString(0);
                if (text.length() > best.length() || (text.length() == best.length() && text.compareTo(best) > 0)) {
                    state.set(0, text);
                    state.set(4, from.getBytes(field));
                }
            }
        }

        private static void later(Arguments from, int field, State state) {
            if (!from.isNull(field) && (state.isNull(3) || from.getLong(field) > state.getLong(3))) {
                state.set(3, from.getLong(field));
            }
        }

        @Override
        public void result(State state, Result result) {
            if (state.isNull(0)) {
                return;
            }
            result.set(
                    state.getString(0) + " " + state.byteLength(4) + " " + state.getInt(1) + " " + state.getBoolean(2)
                            + " " + (state.isNull(3) ? "never" : state.getLong(3)) + " " + state.getDouble(5));
        }
    }
}
