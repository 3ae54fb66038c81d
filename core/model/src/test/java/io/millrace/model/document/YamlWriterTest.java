package io.millrace.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class YamlWriterTest {
    private static final List<String> WORDS = List.of(
            "", "a", "two words", "12", "-1", "1e3", "true", "null", "~", "yes", "- a", "a: b", "a #b", "'it''s'");
    private static final List<String> MORE_WORDS = List.of(
            "\"q\"", "{x}", "[y]", "a, b", " led", "trailed ", "x\ny", "\t", "\u0000", "ü", "😀", "<<", "---", "?");

    private static Scalar scalar(String text, Scalar.Kind kind) {
        return new Scalar(text, kind, false, 0, 1, 1, "");
    }

    @Provide
    static Arbitrary<Node> documents() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(WORDS),
                Arbitraries.of(MORE_WORDS),
                Arbitraries.strings().ofMaxLength(150));
        Arbitrary<Node> scalars = Arbitraries.oneOf(
                texts.map(text -> scalar(text, Scalar.Kind.TEXT)),
                Arbitraries.longs().map(number -> scalar(Long.toString(number), Scalar.Kind.INTEGER)),
                Arbitraries.of("0.5", "1e3", "-12.25").map(number -> scalar(number, Scalar.Kind.NUMBER)),
                Arbitraries.of("true", "false").map(truth -> scalar(truth, Scalar.Kind.BOOLEAN)));
        return documents(texts, scalars, 3);
    }

    private static Arbitrary<Node> documents(Arbitrary<String> texts, Arbitrary<Node> scalars, int depth) {
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Node> inner = documents(texts, scalars, depth - 1);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(3).map(items -> new Sequence(items, 1, 1, "")),
                Arbitraries.maps(texts, inner).ofMaxSize(3).map(YamlWriterTest::mapping));
    }

    private static Node mapping(Map<String, Node> entries) {
        return new Mapping(
                entries.entrySet().stream()
                        .map(entry -> new Entry(scalar(entry.getKey(), Scalar.Kind.TEXT), entry.getValue()))
                        .toList(),
                1,
                1,
                "");
    }

    @Property
    void whatIsWrittenReadsTheSame(@ForAll("documents") Node document) {
        List<Problem> problems = new ArrayList<>();

        Node read = Document.read(YamlWriter.write(document), Syntax.YAML, problems)
                .orElseThrow(() -> new AssertionError(problems));

        assertThat(problems).isEmpty();
        assertThat(values(read)).isEqualTo(values(document));
    }

    /** What a tree says, without its places. */
    private static Object values(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                Map<String, Object> values = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> values.put(entry.key().text(), values(entry.value())));
                yield List.copyOf(values.entrySet());
            }
            case Sequence sequence ->
                sequence.items().stream().map(YamlWriterTest::values).toList();
            case Scalar scalar -> scalar.kind() + " " + scalar.text();
        };
    }

    @Test
    void whatFitsStandsOnOneLine() {
        Node filter = mapping(Map.of("where", scalar("price > 100", Scalar.Kind.TEXT)));
        Node steps = mapping(Map.of("steps", new Sequence(List.of(filter), 1, 1, "")));
        Node root = mapping(Map.of("configuration", steps));

        assertThat(YamlWriter.write(root)).isEqualTo("""
                configuration:
                  steps:
                    - {where: price > 100}
                """);
    }
}
