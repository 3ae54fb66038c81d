package io.millrace.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.error.Problem;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentTest {
    private static Node read(String text, Syntax syntax) {
        List<Problem> problems = new ArrayList<>();
        Node node = Document.read(text, syntax, problems).orElseThrow(() -> new AssertionError(problems.toString()));
        assertThat(problems).isEmpty();
        return node;
    }

    private static List<String> codes(String text, Syntax syntax) {
        List<Problem> problems = new ArrayList<>();
        Document.read(text, syntax, problems);
        return problems.stream().map(Problem::code).toList();
    }

    @Test
    void everyPartKnowsItsPlace() {
        Mapping root = (Mapping) read("""
                # a comment
                name: x
                list:
                  - {a: 1, 'b': "two"}
                  - |
                    long
                    text
                """, Syntax.YAML);

        Sequence list = (Sequence) root.get("list").orElseThrow();
        Mapping first = (Mapping) list.items().getFirst();
        Scalar b = (Scalar) first.get("b").orElseThrow();
        Scalar text = (Scalar) list.items().getLast();
        assertThat(b.path()).isEqualTo("list[0].b");
        assertThat(b.line()).isEqualTo(4);
        assertThat(b.column()).isEqualTo(17);
        assertThat(b.columnOf(1)).isEqualTo(19);
        assertThat(text.path()).isEqualTo("list[1]");
        assertThat(text.columnOf(3)).isEqualTo(text.column());
        assertThat(first.entries().getLast().key().column()).isEqualTo(12);
    }

    @Test
    void kindsAreThoseOfTheCoreSchema() {
        Sequence list = (Sequence)
                read("[1, -0x1F, 0o7, 1.5, .inf, true, False, null, ~, '', '1', 5m, 2001-01-01, yes]", Syntax.YAML);

        assertThat(list.items())
                .extracting(item -> ((Scalar) item).kind())
                .containsExactly(
                        Scalar.Kind.INTEGER,
                        Scalar.Kind.TEXT,
                        Scalar.Kind.INTEGER,
                        Scalar.Kind.NUMBER,
                        Scalar.Kind.NUMBER,
                        Scalar.Kind.BOOLEAN,
                        Scalar.Kind.BOOLEAN,
                        Scalar.Kind.NULL,
                        Scalar.Kind.NULL,
                        Scalar.Kind.TEXT,
                        Scalar.Kind.TEXT,
                        Scalar.Kind.TEXT,
                        Scalar.Kind.TEXT,
                        Scalar.Kind.TEXT);
    }

    @Test
    void jsonGivesTheSameTreeAsYaml() {
        String json = """
                {"a": [1, 2.5, true, null, "text", "esc\\u0061ped"],
                 "b": {"c": {}, "d": []}}
                """;

        assertThat(read(json, Syntax.JSON)).isEqualTo(read(json, Syntax.YAML));
    }

    @Test
    void anAliasStandsForItsAnchorAtItsOwnPath() {
        Mapping root = (Mapping) read("a: &x {b: [1]}\nc: *x\n", Syntax.YAML);

        Node copy = root.get("c").orElseThrow();
        assertThat(((Sequence) ((Mapping) copy).get("b").orElseThrow())
                        .items()
                        .getFirst()
                        .path())
                .isEqualTo("c.b[0]");
        assertThat(copy.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void limitsHold(Syntax syntax) {
        assertThat(codes("[".repeat(60) + "]".repeat(60), syntax)).isEmpty();
        assertThat(codes("[".repeat(70) + "]".repeat(70), syntax)).containsExactly("DOCUMENT_TOO_DEEP");
        assertThat(codes("[".repeat(1_000_000), syntax)).containsExactly("DOCUMENT_TOO_DEEP");
        assertThat(codes("{\"a\":".repeat(200_000), syntax)).containsExactly("DOCUMENT_TOO_DEEP");
        assertThat(codes("[" + "1,".repeat(200_000) + "1]", syntax)).containsExactly("DOCUMENT_TOO_LARGE");
        assertThat(codes("\"" + "x".repeat(Document.MAX_LENGTH) + "\"", syntax)).containsExactly("DOCUMENT_TOO_LARGE");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }

        assertThat(codes(text.toString(), Syntax.YAML)).containsExactly("DOCUMENT_TOO_LARGE");
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 100) String text, @ForAll Syntax syntax) {
        List<Problem> problems = new ArrayList<>();

        boolean read = Document.read(text, syntax, problems).isPresent();

        assertThat(read)
                .isEqualTo(problems.stream().allMatch(problem -> problem.code().equals("DUPLICATE_KEY")));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
    }
}
