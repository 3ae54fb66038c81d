package io.millrace.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Decoded;
import io.millrace.formats.MalformedCode;
import io.millrace.formats.Oracles;
import io.millrace.formats.Records;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The documents of nst/JSONTestSuite, as records and as values of wanted and unwanted keys. */
class JsonTestSuiteTest {
    private static final Set<String> NO_JSON = Set.of(
            MalformedCode.JSON_SYNTAX.name(), MalformedCode.INVALID_UTF8.name(), MalformedCode.JSON_TOO_DEEP.name());

    private static final Set<String> NO_JSON_OR_TYPE = Set.of(
            MalformedCode.JSON_SYNTAX.name(),
            MalformedCode.INVALID_UTF8.name(),
            MalformedCode.JSON_TOO_DEEP.name(),
            MalformedCode.JSON_TYPE.name());

    private static final Schema NOTHING = new Schema(List.of());
    private static final Schema TEXT = Schema.of(Field.nullable("v", DataType.Scalar.STRING));
    private static final Schema NUMBER = Schema.of(Field.nullable("v", DataType.Scalar.DOUBLE));

    @TestFactory
    Stream<DynamicTest> everyDocument() {
        return Oracles.folder("json-test-suite").stream()
                .flatMap(JsonTestSuiteTest::documents)
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static Stream<Path> documents(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> documents =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(documents).hasSizeGreaterThan(300);
            return documents.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file) throws IOException {
        byte[] document = Files.readAllBytes(file);
        char expected = file.getFileName().toString().charAt(0);
        // A wrong type is no wrong syntax; but the record may be left at the type before its syntax is known to be
        // wrong.
        for (Object unwanted : List.of(decode(NOTHING, document), decode(NOTHING, asValue(document)))) {
            assertOutcome(expected, unwanted, NO_JSON);
        }
        for (Object wanted : List.of(decode(TEXT, asValue(document)), decode(NUMBER, asValue(document)))) {
            assertOutcome(expected, wanted, expected == 'n' ? NO_JSON_OR_TYPE : NO_JSON);
        }
    }

    private static void assertOutcome(char expected, Object outcome, Set<String> refusals) {
        boolean refused = outcome instanceof Decoded.Malformed malformed && refusals.contains(malformed.code());
        if (expected == 'y') {
            assertThat(refused).as("%s", outcome).isFalse();
        } else if (expected == 'n') {
            assertThat(refused).as("%s", outcome).isTrue();
        }
    }

    private static byte[] asValue(byte[] document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"v\":".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(document);
        out.write('}');
        return out.toByteArray();
    }

    private static Object decode(Schema schema, byte[] record) {
        JsonDecoder decoder = new JsonDecoder(
                schema, JsonSettings.of(Options.NONE), Optional.of(Kernels.scalar("it is the meaning")));
        return Decoded.by(decoder, schema, Records.of(List.of(record)))
                .outcomes()
                .get(0);
    }
}
