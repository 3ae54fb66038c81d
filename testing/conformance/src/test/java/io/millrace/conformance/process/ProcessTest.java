package io.millrace.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.conformance.aggregate.TypedReadings;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ProcessContext;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.ProcessSignature;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of a job give what one key after the other gives in the reference, in one piece and interrupted, however rows are out of order. */
class ProcessTest {
    private static final String FUNCTIONS = """
              parallelism: %d
              functions:
                - {name: step, jar: own.jar, class: io.millrace.conformance.process.ProcessTest$%s}
            """;

    private static final String STEP = "    - {id: steps, type: process, call: step, fields: [whole, text, device]%s}\n"
            + "  sinks:\n    - {id: late, inputs: steps.late, connector: console, format: json}";

    private final long seed = new Random().nextLong();

    private static Plan plan(Path directory, int parallelism, String type, String more) throws IOException {
        String job = TypedReadings.JOB
                .replace("  parallelism: %d\n", FUNCTIONS.formatted(parallelism, type))
                .replaceFirst("(?s) +- id: windows.*  sinks:", STEP.formatted(more))
                .replace("{id: out,", "{id: out, inputs: steps,");
        return MemoryJob.loadWithOwnFunctions(Files.writeString(directory.resolve("job.yaml"), job));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | 1 | , groupBy: [device]
            2 | 1 | 3 | , groupBy: [flag, device], allowedLateness: 300ms
            3 | 2 | 1 | , groupBy: [text]
            1 | 3 | 2 | ``
            """, quoteCharacter = '`')
    void givesWhatTheReferenceGives(int first, int second, int third, String more, @TempDir Path directory)
            throws IOException {
        Plan plan = plan(directory, first, "Counting", more);
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        List<Map<String, @Nullable Object>> expected = Objects.requireNonNull(
                        new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                                .run(plan)
                                .get("out"))
                .stream()
                .map(ReferenceRow::values)
                .toList();

        assertThat(expected).hasSizeGreaterThan(1000);
        assertThat(TypedReadings.run(plan, rows, directory, seed))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(TypedReadings.interrupted(plan, rows, directory, seed, first, second, third))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void rowsThatComeTooLateGoAside(int parallelism, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("job.yaml");
        plan(directory, parallelism, "Echo", ", groupBy: [device]");
        Plan plan = MemoryJob.loadWithOwnFunctions(Files.writeString(
                file, Files.readString(file).replace("maxOutOfOrderness: 2s", "maxOutOfOrderness: 100ms")));
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        MemorySink sink = TypedReadings.sink(plan, rows, directory, seed);

        assertThat(sink.rows("late")).as("seed %d", seed).isNotEmpty();
        assertThat(sink.rows("late").size() + sink.rows("out").size())
                .as("seed %d", seed)
                .isEqualTo(rows.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Throwing | FUNCTION_FAILED         | 'step(whole, text, device)' failed at
            Backward | FUNCTION_RESULT_INVALID | 'step(whole, text, device)' set a timer for 5 at
            Lacking  | FUNCTION_RESULT_INVALID | gave a row without 'n'; expected a value, by its signature
            """)
    void whatItMustNotDoFailsTheJob(String type, String code, String message, @TempDir Path directory)
            throws IOException {
        Plan plan = plan(directory, 1, type, "");

        assertThatThrownBy(() -> TypedReadings.run(plan, TypedReadings.rows(new Random(seed)), directory, seed))
                .hasMessageContaining(message)
                .cause()
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Counts rows and tells of every third one, and of timers by which it forgets. */
    public static final class Counting extends OfThree {
        @Override
        public void process(Arguments row, ProcessContext context) {
            State state = context.state();
            long count = (state.isNull(0) ? 0 : state.getLong(0)) + 1;
            state.set(0, count);
            if (!row.isNull(1)) {
                state.set(1, row.getString(1));
            }
            if (row.isNull(0)) {
                if (!state.isNull(2)) {
                    context.clearTimer(state.getLong(2));
                    state.setNull(2);
                }
            } else {
                long wanted = context.timeMillis() + row.getLong(0) * 10 + 1;
                context.setTimer(wanted);
                context.setTimer(wanted);
                state.set(2, wanted);
            }
            context.result(0).set("forgotten");
            if (count % 3 == 0) {
                context.result(0).set(state.isNull(1) ? "none" : state.getString(1));
                context.result(1).set(count);
                context.result(2).set(row.isNull(2) ? -1.0 : row.getDouble(2));
                context.emit();
                context.result(1).set(-count);
                context.emit();
            }
        }

        @Override
        public void onTimer(ProcessContext context) {
            State state = context.state();
            context.result(1).set(state.isNull(0) ? 0 : state.getLong(0));
            context.emit();
            if (context.timeMillis() % 5 == 0) {
                state.setNull(0);
                state.setNull(1);
                state.setNull(2);
            } else if (context.timeMillis() % 2 == 0) {
                context.setTimer(context.timeMillis() + 51);
            }
        }
    }

    /** Gives a row for each row. */
    public static final class Echo extends OfThree {
        @Override
        public void process(Arguments row, ProcessContext context) {
            context.result(1).set(context.timeMillis());
            context.emit();
        }
    }

    public static final class Throwing extends OfThree {
        @Override
        public void process(Arguments row, ProcessContext context) {
            throw new IllegalStateException("no");
        }
    }

    public static final class Backward extends OfThree {
        @Override
        public void process(Arguments row, ProcessContext context) {
            context.setTimer(5);
        }
    }

    public static final class Lacking extends OfThree {
        @Override
        public void process(Arguments row, ProcessContext context) {
            context.emit();
        }
    }

    private abstract static class OfThree implements ProcessFunction {
        @Override
        public ProcessSignature signature(List<DataType> arguments) {
            return new ProcessSignature(
                    List.of(Scalar.BIGINT, Scalar.STRING, Scalar.DOUBLE),
                    List.of(
                            Field.nullable("count", Scalar.BIGINT),
                            Field.nullable("last", Scalar.STRING),
                            Field.nullable("timer", Scalar.TIMESTAMP)),
                    List.of(
                            Field.nullable("what", Scalar.STRING),
                            Field.required("n", Scalar.BIGINT),
                            Field.nullable("of", Scalar.DOUBLE)));
        }
    }
}
