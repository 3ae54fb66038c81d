package io.millrace.conformance.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.millrace.conformance.harness.ExampleFunctions;
import io.millrace.connectors.function.JarFunctions;
import io.millrace.model.document.Document;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.FunctionLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job that a reader may copy is valid, for us and for an editor. */
class JobFilesTest {
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    /** Around blocks of documentation that hold only steps. */
    private static final String STEPS_ONLY = """
            name: steps
            configuration:
              sources:
                - id: readings
                  connector: file
                  path: readings.csv
                  format: csv
                  schema:
                    - {name: at, type: TIMESTAMP}
                    - {name: device, type: STRING}
                    - {name: value, type: DOUBLE}
                    - {name: battery, type: DOUBLE}
                  eventTime: {field: at}
              steps:
            %s
              sinks:
                - {connector: console, format: json}
            """;

    private static final JsonSchema SCHEMA = readSchema();

    private static JsonSchema readSchema() {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(read(Golden.ROOT.resolve("docs/schema/job.schema.json")), InputFormat.JSON);
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.ROOT.resolve("examples"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> read(file).lines().anyMatch("configuration:"::equals))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<String> documented() {
        return YAML_BLOCK
                .matcher(read(Golden.ROOT.resolve("docs/job-file.md")))
                .results()
                .map(block -> block.group(1))
                .map(block -> block.startsWith("- ") ? STEPS_ONLY.formatted(block.indent(4)) : block);
    }

    /** Jars of examples are made of the sources beside them. */
    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValid(Path file, @TempDir Path directory) throws IOException {
        ExampleFunctions.compile(file.resolveSibling(""), directory);
        assertValid(read(file), new JarFunctions(directory));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void editorsFindTheSchemaOfExamples(Path file) {
        String first = read(file).lines().findFirst().orElseThrow();

        assertThat(first).startsWith("# yaml-language-server: $schema=");
        Path schema = file.resolveSibling(first.substring(first.indexOf('=') + 1));
        assertThat(schema).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void documentedJobsAreValid(String job, @TempDir Path directory) throws IOException {
        ExampleFunctions.compile(Golden.ROOT.resolve("examples/payments"), directory);
        ExampleFunctions.compile(Golden.ROOT.resolve("examples/machines"), directory);
        assertValid(job, new JarFunctions(directory));
    }

    private static void assertValid(String job, FunctionLoader functions) {
        LoadedJob loaded = JobFile.load(job, Syntax.YAML, Catalog.installed(), functions, List.of());
        if (loaded instanceof LoadedJob.Invalid invalid) {
            assertThat(invalid.problems().stream().map(Problem::describe))
                    .as(job)
                    .isEmpty();
        }

        Node document = Document.read(job, Syntax.YAML, new ArrayList<>()).orElseThrow();
        assertThat(SCHEMA.validate(json(document))).as(job).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (node) {
            case Mapping mapping -> {
                var object = json.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
                yield object;
            }
            case Sequence sequence -> {
                var array = json.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> json.textNode(scalar.text());
                    case BOOLEAN -> json.booleanNode(scalar.text().equalsIgnoreCase("true"));
                    case NULL -> json.nullNode();
                    case INTEGER, NUMBER -> json.numberNode(new BigDecimal(scalar.text()));
                };
        };
    }
}
