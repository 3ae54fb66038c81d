package io.millrace.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.millrace.api.Job;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every block of Java in docs/java-api.md compiles and runs: programs as they are, statements with the records of the page around them. */
class JavaApiPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final String AROUND = """
            import static io.millrace.api.Aggregation.count;
            import static io.millrace.api.Expr.call;
            import static io.millrace.api.Expr.col;
            import static io.millrace.api.TimeWindow.sliding;
            import static io.millrace.api.TimeWindow.tumbling;

            import io.millrace.api.*;
            import io.millrace.api.Ranking.Order;
            import io.millrace.api.record.*;
            import io.millrace.model.data.*;
            import io.millrace.model.job.*;
            import java.math.BigDecimal;
            import java.time.*;
            import java.util.*;
            import org.example.payments.RiskScore;
            import org.jspecify.annotations.Nullable;

            class %s {
            %s
                static Job run() {
                    Job job = Job.named("example");
            %s
            %s
                    return job;
                }
            }
            """;

    private static final String TRIPS = """
                    RowStream<Trip> trips = job.source("trips", Source.of(Trip.class, List.of(
                            new Trip(Instant.EPOCH, "CH", 12.5, 1_000, null, List.of("a", "b")))).eventTime("time"));
            """;

    @TestFactory
    Stream<DynamicTest> blocksRun(@TempDir Path directory) throws Exception {
        List<String> blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/java-api.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        String records = blocks.stream()
                .filter(block -> block.startsWith("record"))
                .findFirst()
                .orElseThrow();
        List<String> names = new ArrayList<>();
        List<Path> sources = new ArrayList<>(List.of(ROOT.resolve("examples/payments/RiskScore.java")));
        for (String block : blocks) {
            if (!block.equals(records)) {
                boolean program = block.startsWith("import");
                String name = program ? block.replaceAll("(?s).*\nclass (\\w+) .*", "$1") : "Block" + names.size();
                String text =
                        program ? block : AROUND.formatted(name, records, block.contains("trips.") ? TRIPS : "", block);
                sources.add(Files.writeString(directory.resolve(name + ".java"), text));
                names.add(name);
            }
        }
        assertThat(names).hasSizeGreaterThan(7).contains("Fares");
        ClassLoader classes = Programs.compile(sources);
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> run(classes.loadClass(name))));
    }

    private static void run(Class<?> block) throws Exception {
        try {
            if (block.getSimpleName().startsWith("Block")) {
                var method = block.getDeclaredMethod("run");
                method.setAccessible(true);
                Job job = (Job) Objects.requireNonNull(method.invoke(null));
                assertThatCode(job::plan).doesNotThrowAnyException();
            } else {
                var main = block.getDeclaredMethod("main", String[].class);
                main.setAccessible(true);
                main.invoke(null, (Object) new String[0]);
            }
        } catch (InvocationTargetException e) {
            throw new AssertionError(block + " threw " + e.getCause(), e.getCause());
        }
    }
}
