package io.millrace.conformance.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.WindowFunction;
import io.millrace.model.function.WindowSignature;
import io.millrace.model.function.Windows;
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

/** Windows of a job hold the rows that they do in the reference, in one piece and interrupted. */
class CustomWindowsTest {
    private static final String JOB = TypedReadings.JOB.replace("  parallelism: %d\n", """
              parallelism: %d
              functions:
                - {name: windows, jar: own.jar, class: io.millrace.conformance.aggregate.CustomWindowsTest$%s}
            """);

    private static final String AGGREGATES = """
                    - {name: rows, function: COUNT}
                    - {name: sum, function: SUM, field: whole}
                    - {name: texts, function: DISTINCT_COUNT, field: text}
                    - {name: median, function: MEDIAN, field: whole, filter: flag}
                    - {name: pace, function: RATE}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | 1 | Shifts      | []
            2 | 1 | 3 | Overlapping | [whole]
            1 | 3 | 2 | Overlapping | [device]
            3 | 2 | 1 | Pauses      | [flag]
            1 | 2 | 3 | Pauses      | [flag]
            """)
    void holdTheRowsOfTheReference(
            int first, int second, int third, String windows, String fields, @TempDir Path directory)
            throws IOException {
        Plan plan = plan(directory, first, windows, fields);
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        List<Map<String, @Nullable Object>> expected = Objects.requireNonNull(
                        new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                                .run(plan)
                                .get("out"))
                .stream()
                .map(ReferenceRow::values)
                .toList();

        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(TypedReadings.run(plan, rows, directory, seed))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(TypedReadings.interrupted(plan, rows, directory, seed, first, second, third))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            BACKWARDS | 'windows(whole)' gave the window [5, 5) for a row of
            ELSEWHERE | 'windows(whole)' gave the window [0, 1) for a row of
            BEYOND    | a start that is not behind the row's time, and an end that is
            TWICE     | expected windows in ascending order, each once
            ENDLESS   | gave more than 1000 windows for a row of
            THROWING  | java.lang.IllegalStateException: no windows today
            """)
    void wrongOnesFailTheJob(Wrong.Kind kind, String message, @TempDir Path directory) throws IOException {
        Wrong.kind = kind;
        Plan plan = plan(directory, 1, "Wrong", "[whole]");

        assertThatThrownBy(() -> TypedReadings.run(plan, TypedReadings.rows(new Random(seed)), directory, seed))
                .hasMessageContaining(message)
                .cause()
                .isInstanceOfSatisfying(MillraceException.class, e -> assertThat(e.code())
                        .isEqualTo(kind == Wrong.Kind.THROWING ? "FUNCTION_FAILED" : "FUNCTION_RESULT_INVALID"));
    }

    private static Plan plan(Path directory, int parallelism, String windows, String fields) throws IOException {
        return MemoryJob.loadWithOwnFunctions(Files.writeString(
                directory.resolve("job.yaml"),
                JOB.formatted(parallelism, windows, "type: CUSTOM, call: windows, fields: " + fields, AGGREGATES)));
    }

    /** Of 7, 5 and 4 seconds by turns. */
    public static final class Shifts implements WindowFunction {
        @Override
        public WindowSignature signature(List<DataType> arguments) {
            return WindowSignature.of();
        }

        @Override
        public void assign(long timeMillis, Arguments row, Windows windows) {
            long round = Math.floorDiv(timeMillis, 16_000L) * 16_000;
            long within = timeMillis - round;
            long start = within < 7000 ? 0 : within < 12_000 ? 7000 : 12_000;
            long end = within < 7000 ? 7000 : within < 12_000 ? 12_000 : 16_000;
            windows.add(round + start, round + end);
        }
    }

    /** None to four windows by a number, which end at different times; of null the whole day. */
    public static final class Overlapping implements WindowFunction {
        @Override
        public WindowSignature signature(List<DataType> arguments) {
            return WindowSignature.of(Scalar.BIGINT);
        }

        @Override
        public void assign(long timeMillis, Arguments row, Windows windows) {
            if (row.isNull(0)) {
                windows.add(0, 86_400_000);
                return;
            }
            long start = Math.floorDiv(timeMillis, 3000L) * 3000;
            for (int i = 0; i < row.getLong(0) % 5; i++) {
                windows.add(start, start + 3000L * (i + 1));
            }
        }
    }

    /** Sessions whose gap depends on the row. */
    public static final class Pauses implements WindowFunction {
        @Override
        public WindowSignature signature(List<DataType> arguments) {
            return WindowSignature.merging(Scalar.BOOLEAN);
        }

        @Override
        public void assign(long timeMillis, Arguments row, Windows windows) {
            windows.add(timeMillis, timeMillis + (!row.isNull(0) && row.getBoolean(0) ? 150 : 40));
        }
    }

    /** Does what it must not. */
    public static final class Wrong implements WindowFunction {
        private static Kind kind = Kind.THROWING;

        enum Kind {
            BACKWARDS,
            ELSEWHERE,
            BEYOND,
            TWICE,
            ENDLESS,
            THROWING
        }

        @Override
        public WindowSignature signature(List<DataType> arguments) {
            return WindowSignature.of(Scalar.BIGINT);
        }

        @Override
        public void assign(long timeMillis, Arguments row, Windows windows) {
            switch (kind) {
                case BACKWARDS -> windows.add(5, 5);
                case ELSEWHERE -> windows.add(0, 1);
                case BEYOND -> windows.add(timeMillis, Long.MAX_VALUE);
                case TWICE -> {
                    windows.add(timeMillis, timeMillis + 1);
                    windows.add(timeMillis, timeMillis + 1);
                }
                case ENDLESS -> {
                    for (int i = 1; ; i++) {
                        windows.add(timeMillis, timeMillis + i);
                    }
                }
                case THROWING -> throw new IllegalStateException("no windows today");
            }
        }
    }
}
