package io.millrace.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.formats.Decoded;
import io.millrace.formats.Records;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class JsonAgreementTest {
    private static final int DOCUMENTS = 200;
    private static final Optional<Kernels> LOCATING = Optional.of(Kernels.scalar("it is the meaning"));

    private static final Schema SCHEMA = Schema.of(
            Field.nullable("flag", DataType.Scalar.BOOLEAN),
            Field.nullable("int", DataType.Scalar.INT),
            Field.nullable("long", DataType.Scalar.BIGINT),
            Field.nullable("double", DataType.Scalar.DOUBLE),
            Field.required("text", DataType.Scalar.STRING),
            Field.nullable("bytes", DataType.Scalar.BYTES),
            Field.nullable("time", DataType.Scalar.TIMESTAMP),
            Field.nullable("größe", DataType.Scalar.STRING));

    private static final DataType.Array LIST = new DataType.Array(DataType.Scalar.INT);

    private static final DataType.Row PLACE = new DataType.Row(List.of(
            Field.nullable("double", DataType.Scalar.DOUBLE),
            Field.required("text", DataType.Scalar.STRING),
            Field.nullable("list", LIST)));

    private static final Schema NESTED = Schema.of(
            Field.nullable("list", LIST),
            Field.nullable("lists", new DataType.Array(LIST)),
            Field.nullable("counts", new DataType.Map(DataType.Scalar.STRING, DataType.Scalar.DOUBLE)),
            Field.nullable("place", PLACE),
            Field.nullable("places", new DataType.Array(PLACE)),
            Field.nullable("int", DataType.Scalar.INT));

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void agreesWithJackson(@ForAll long seed) {
        assertAgreement(SCHEMA, seed);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void agreesWithJacksonOnNestedValues(@ForAll long seed) {
        assertAgreement(NESTED, seed);
    }

    private static void assertAgreement(Schema schema, long seed) {
        JacksonReading jackson = new JacksonReading(schema);
        List<byte[]> documents = new JsonDocuments(seed, schema.names()).next(DOCUMENTS);
        List<Object> outcomes = decode(schema, documents);
        for (int i = 0; i < DOCUMENTS; i++) {
            Optional<List<Object>> expected = jackson.read(documents.get(i));
            Object outcome = outcomes.get(i);
            boolean agreed =
                    expected.isPresent() ? outcome.equals(expected.get()) : outcome instanceof Decoded.Malformed;
            if (!agreed) {
                fail("%s read as %s, by Jackson as %s", text(documents.get(i)), outcome, expected);
            }
        }
    }

    /** Errors are the same, too: code and message. */
    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void readsTheSameWithoutLocating(@ForAll long seed) {
        List<byte[]> documents = new JsonDocuments(seed, SCHEMA.names()).next(DOCUMENTS);
        assertThat(decode(SCHEMA, documents, LOCATING)).isEqualTo(decode(SCHEMA, documents, Optional.empty()));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void readsTheSameWithoutHavingLearned(@ForAll long seed) {
        List<byte[]> documents = new JsonDocuments(seed, SCHEMA.names()).next(DOCUMENTS);
        List<Object> outcomes = decode(SCHEMA, documents);
        for (int i = 0; i < DOCUMENTS; i++) {
            assertThat(decode(SCHEMA, List.of(documents.get(i)))).containsExactly(outcomes.get(i));
        }
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private static List<Object> decode(Schema schema, List<byte[]> documents) {
        return decode(schema, documents, LOCATING);
    }

    private static List<Object> decode(Schema schema, List<byte[]> documents, Optional<Kernels> kernels) {
        JsonDecoder decoder = new JsonDecoder(schema, JsonSettings.of(new Options(Map.of("maxDepth", 1000L))), kernels);
        return Decoded.by(decoder, schema, Records.of(documents)).outcomes();
    }
}
