package io.millrace.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file, it is loaded or refused with places, and nothing else. */
class MutationTest {
    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\n",
            "  ",
            ":",
            "-",
            "[",
            "]",
            "{",
            "}",
            ",",
            "'",
            "\"",
            "#",
            "&a ",
            "*a",
            "!",
            "|",
            ">",
            "%",
            "@",
            "\t",
            "null",
            "0",
            "-1",
            "1e400",
            "true",
            "x",
            "id: trips",
            "inputs: [per-minute]",
            "\u0000",
            "\uD800",
            "é",
            "🙂",
            "type: filter",
            "where: x > 0",
            "{{",
            "}}",
            "{a:millis}");

    @Property(tries = 1_500)
    void aMutatedFileIsLoadedOrRefusedWithPlaces(@ForAll("files") String file, @ForAll long seed) {
        String text = mutated(Jobs.text(file), new Random(seed));

        LoadedJob job = JobFile.load(text, Syntax.YAML, TestCatalog.CATALOG, List.of());

        if (job instanceof LoadedJob.Invalid invalid) {
            assertThat(invalid.problems()).isNotEmpty().allSatisfy(problem -> checkPlace(problem, text));
        }
    }

    /** The YAML engine reads in pieces; a character of two code units may lie across two of them, and a half one at the end. */
    @ParameterizedTest
    @ValueSource(strings = {"🙂", "\uD83D", "\uDE42"})
    void aSurrogateMayStandAnywhere(String character) {
        for (int length = 1000; length < 2100; length++) {
            String text = "#" + "x".repeat(length) + character;
            for (String document : List.of(text, text + "\nname: x")) {
                assertThat(JobFile.load(document, Syntax.YAML, TestCatalog.CATALOG, List.of()))
                        .isInstanceOf(LoadedJob.Invalid.class);
            }
        }
    }

    private static void checkPlace(Problem problem, String text) {
        long lines = text.chars()
                        .filter(c -> c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029')
                        .count()
                + 1;
        assertThat(problem.line()).isBetween(1, (int) lines);
        assertThat(problem.column()).isBetween(1, text.length() + 1);
        assertThat(problem.describe()).doesNotContain("null,").doesNotContain("\n");
        assertThat(problem.rule()).isNotBlank();
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(mutant.length());
            int end = Math.min(mutant.length(), at + random.nextInt(random.nextInt(20) == 0 ? 400 : 6));
            switch (random.nextInt(4)) {
                case 0 -> mutant.delete(at, end);
                case 1 -> mutant.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> mutant.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                default -> swapLines(mutant, random);
            }
        }
        return mutant.toString();
    }

    private static void swapLines(StringBuilder text, Random random) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return;
        }
        int a = random.nextInt(lines.size());
        int b = random.nextInt(lines.size());
        String line = lines.get(a);
        lines.set(a, lines.get(b));
        lines.set(b, line);
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(Jobs.VALID);
    }
}
