package io.millrace.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.millrace.model.document.Document;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the validator are made from the same shapes; a JSON Schema library is the judge. */
class JobSchemaTest {
    private static final String TEXT = JobSchema.generate(TestCatalog.CATALOG);
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT, InputFormat.JSON);
    private static final Path BROKEN = Path.of("src/test/resources/io/millrace/model/jobfile/broken");

    @Test
    void theSchemaIsOne() {
        JsonSchema meta = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(TEXT, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("validFiles")
    void validFilesFollowTheSchema(String file) {
        Node document = DocumentJson.read(Jobs.text(file));

        assertThat(SCHEMA.validate(DocumentJson.of(document))).isEmpty();
    }

    static Stream<String> validFiles() {
        return Jobs.VALID.stream();
    }

    static Stream<String> brokenFiles() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void theSchemaRefusesWhatTheValidatorRefusesForItsShape(String file) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Document.read(Files.readString(BROKEN.resolve(file)), Syntax.YAML, problems)
                .ifPresent(JobSchemaTest::assertAgreement);
    }

    @Property(tries = 1_000)
    void theTwoAgreeOnMutatedFiles(@ForAll("files") String file, @ForAll long seed) {
        Random random = new Random(seed);
        Node document = DocumentJson.read(Jobs.text(file));
        for (int i = 0; i <= random.nextInt(3); i++) {
            document = mutated(document, random);
        }

        assertAgreement(document);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(Jobs.VALID);
    }

    private static void assertAgreement(Node document) {
        Problems problems = new Problems();
        new ShapeChecker(problems).check(document, new Grammar(TestCatalog.CATALOG).job());
        // What stands between the brackets of a type is beyond a regular expression.
        List<Problem> shape = problems.sorted().stream()
                .filter(problem -> !problem.path().endsWith(".type")
                        || problem.code().startsWith("UNKNOWN")
                        || problem.code().equals("WRONG_TYPE"))
                .toList();

        Set<String> violations = SCHEMA.validate(DocumentJson.of(document)).stream()
                .map(message -> message.getInstanceLocation() + ": " + message.getMessage())
                .collect(Collectors.toSet());

        assertThat(violations.isEmpty())
                .as(() -> "shape: " + shape + "\nschema: " + violations + "\n"
                        + DocumentJson.of(document).toPrettyString())
                .isEqualTo(shape.isEmpty());
    }

    /** One part, anywhere, replaced, renamed, removed or doubled. */
    private static Node mutated(Node node, Random random) {
        boolean here = random.nextInt(6) == 0;
        return switch (node) {
            case Mapping mapping -> {
                List<Entry> entries = new ArrayList<>(mapping.entries());
                if (entries.isEmpty()) {
                    yield replacement(node, random);
                }
                int at = random.nextInt(entries.size());
                Entry entry = entries.get(at);
                if (!here) {
                    entries.set(at, new Entry(entry.key(), mutated(entry.value(), random)));
                } else if (random.nextBoolean()) {
                    entries.remove(at);
                } else {
                    Scalar renamed = scalar(entry.key().text() + "x", Scalar.Kind.TEXT);
                    entries.set(at, new Entry(renamed, entry.value()));
                }
                yield new Mapping(entries, 1, 1, node.path());
            }
            case Sequence sequence -> {
                List<Node> items = new ArrayList<>(sequence.items());
                if (items.isEmpty()) {
                    yield replacement(node, random);
                }
                int at = random.nextInt(items.size());
                if (!here) {
                    items.set(at, mutated(items.get(at), random));
                } else if (random.nextBoolean()) {
                    items.remove(at);
                } else {
                    items.add(items.get(at));
                }
                yield new Sequence(items, 1, 1, node.path());
            }
            case Scalar ignored -> replacement(node, random);
        };
    }

    private static Node replacement(Node node, Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> scalar("", Scalar.Kind.NULL);
            case 1 -> scalar("true", Scalar.Kind.BOOLEAN);
            case 2 -> scalar("0", Scalar.Kind.INTEGER);
            case 3 -> scalar("-7", Scalar.Kind.INTEGER);
            case 4 -> scalar("1.5", Scalar.Kind.NUMBER);
            case 5 -> scalar("2.0", Scalar.Kind.NUMBER);
            case 6 -> scalar("99999999999999999999", Scalar.Kind.INTEGER);
            case 7 -> scalar("", Scalar.Kind.TEXT);
            case 8 -> scalar("PT5M", Scalar.Kind.TEXT);
            case 9 -> scalar("latest", Scalar.Kind.TEXT);
            case 10 -> scalar("json", Scalar.Kind.TEXT);
            case 11 -> scalar("double", Scalar.Kind.TEXT);
            case 12 -> new Mapping(List.of(), 1, 1, node.path());
            default -> new Sequence(List.of(), 1, 1, node.path());
        };
    }

    private static Scalar scalar(String text, Scalar.Kind kind) {
        return new Scalar(text, kind, false, 0, 1, 1, "");
    }

    @Test
    void theSchemaIsReadableJson() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(TEXT);

        assertThat(schema.at("/$defs/kafka-source/properties/startFrom/default").asText())
                .isEqualTo("EARLIEST");
        assertThat(schema.at("/$defs/kafka-source/properties/topic/description").asText())
                .isEqualTo("The topic to read.");
    }
}
