package io.millrace.formats.json;

import static io.millrace.formats.Rows.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.formats.Decoded;
import io.millrace.formats.Records;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathsTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private static final Schema SCHEMA = Schema.of(
            Field.nullable("id", DataType.Scalar.INT),
            Field.nullable("city", DataType.Scalar.INT),
            Field.nullable("deep", DataType.Scalar.INT),
            Field.nullable("first", DataType.Scalar.INT),
            Field.nullable("third", DataType.Scalar.INT));

    private static final Map<String, String> PATHS = Map.of(
            "city", "$.address.city",
            "deep", "$.address.geo['lat.itude']",
            "first", "$.points[0]",
            "third", "$.points[2].x");

    @Test
    void readsWhatStandsWithinObjectsAndArrays() {
        assertThat(outcomes(
                        "{\"id\":1,\"address\":{\"city\":2,\"geo\":{\"lat.itude\":3}},\"points\":[4,{},{\"x\":5},6]}",
                        "{\"points\":[ null , [ ] , { \"y\" : [] , \"x\" : -5 } ],\"address\":{\"x\":[{}],\"geo\":null,\"city\":7},\"id\":1}",
                        "{\"address\":{},\"points\":[]}",
                        "{\"address\":null}",
                        "{}"))
                .containsExactly(
                        List.of(1, 2, 3, 4, 5),
                        List.of(1, 7, NULL, NULL, -5),
                        List.of(NULL, NULL, NULL, NULL, NULL),
                        List.of(NULL, NULL, NULL, NULL, NULL),
                        List.of(NULL, NULL, NULL, NULL, NULL));
    }

    @Test
    void theLastOfEqualKeysReplacesAllOfTheFormer() {
        assertThat(outcomes(
                        "{\"address\":{\"city\":1,\"geo\":{\"lat.itude\":2}},\"address\":{\"geo\":{}}}",
                        "{\"address\":{\"city\":1},\"address\":null}",
                        "{\"points\":[1,2,{\"x\":3}],\"points\":[4]}",
                        "{\"address\":{\"geo\":{\"lat.itude\":2},\"geo\":{\"lat.itude\":3}}}"))
                .containsExactly(
                        List.of(NULL, NULL, NULL, NULL, NULL),
                        List.of(NULL, NULL, NULL, NULL, NULL),
                        List.of(NULL, NULL, NULL, 4, NULL),
                        List.of(NULL, NULL, 3, NULL, NULL));
    }

    @Test
    void anObjectOrArrayMayBeReadBothWays() {
        Schema schema = Schema.of(Field.nullable("a", DataType.Scalar.INT), Field.nullable("b", DataType.Scalar.INT));

        assertThat(decode(schema, Map.of("a", "$.v.x", "b", "$.v[1]"), "{\"v\":{\"x\":1}}", "{\"v\":[2,3]}")
                        .rows())
                .containsExactly(List.of(1, NULL), List.of(NULL, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"address\":5} | JSON_TYPE | expected an object, in which the fields of the job stand, found '5' at byte 11",
                "{\"address\":[1]} | JSON_TYPE | found '[1]' at byte 11",
                "{\"points\":{}} | JSON_TYPE | expected an array",
                "{\"points\":[1,2,\"x\"]} | JSON_TYPE | expected an object",
                "{\"points\":[\"x\"]} | JSON_TYPE | field 'first'",
                "{\"points\":[1 2]} | JSON_SYNTAX | expected ',' or ']'",
                "{\"points\":[1,]} | JSON_SYNTAX | expected a value",
                "{\"points\":[1 | JSON_SYNTAX | expected ',' or ']'",
                "{\"address\":{\"city\":1]} | JSON_SYNTAX | expected ',' or '}'",
                "{\"address\":{,}} | JSON_SYNTAX | expected a key",
                "{\"address\": | JSON_SYNTAX | expected a value",
                "{\"address\":{\"geo\":{\"a\":{\"b\":1}}}} | JSON_TOO_DEEP | at most 3",
                "{\"address\":{\"geo\":{\"lat.itude\":[[1]]}}} | JSON_T | "
            })
    void refusesWhatIsOfAnotherShape(String record, String code, String part) {
        Decoded.Malformed malformed = Decoded.by(
                        new JsonFormat()
                                .decoder(SCHEMA, new Options(Map.of("paths", PATHS, "maxDepth", 3L)))
                                .orElseThrow(),
                        SCHEMA,
                        Records.of(List.of(record.getBytes(StandardCharsets.UTF_8))))
                .malformed();

        assertThat(malformed.code()).startsWith(code);
        assertThat(malformed.message()).contains(part == null ? "" : part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "address.city | expected '$' at character 0",
                "$ | begins with a member",
                "$[0] | begins with a member",
                "$.a. | a name of letters",
                "$.a[-1] | a name in quotes, or a number",
                "$.a[01] | a number from 0 to 999999",
                "$.a[*] | a name in quotes, or a number",
                "$.a[1 | expected ']' at character 5",
                "$.a['b | a closing quote",
                "$..a | a name of letters",
                "$.a b | '.' or '['",
                "$.other | meets that of another field",
                "$.other.x | meets that of another field"
            })
    void saysWhatIsWrongWithAPath(String path, String part) {
        Schema schema =
                Schema.of(Field.nullable("f", DataType.Scalar.INT), Field.nullable("other", DataType.Scalar.INT));

        assertThatThrownBy(() -> decode(schema, Map.of("f", path), "{}"))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("JSON_PATH_INVALID"))
                .hasMessageContaining(part);
    }

    @Test
    void aPathIsOfAField() {
        assertThatThrownBy(() -> decode(SCHEMA, Map.of("cty", "$.a"), "{}"))
                .hasMessageContaining("'cty', which is no field; the fields are id, city");
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void agreesWithATreeOfTheDocument(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            documents.add(document(random));
        }
        List<Object> outcomes = outcomes(documents.toArray(String[]::new));
        for (int i = 0; i < documents.size(); i++) {
            Optional<List<Object>> expected = expected(JACKSON.readTree(documents.get(i)));
            boolean agreed = expected.isPresent()
                    ? outcomes.get(i).equals(expected.get())
                    : outcomes.get(i) instanceof Decoded.Malformed;
            if (!agreed) {
                fail("%s read as %s, from its tree as %s", documents.get(i), outcomes.get(i), expected);
            }
        }
    }

    private static String document(Random random) {
        return object(
                random,
                "\"id\":" + number(random),
                "\"address\":"
                        + maybe(
                                random,
                                object(
                                        random,
                                        "\"city\":" + number(random),
                                        "\"unknown\":{\"city\":[1,{}]}",
                                        "\"geo\":"
                                                + maybe(
                                                        random,
                                                        object(
                                                                random,
                                                                "\"lat.itude\":" + number(random),
                                                                "\"n\":[[]]")))),
                "\"points\":" + maybe(random, points(random)),
                "\"other\":\"" + "x".repeat(random.nextInt(40)) + "\"");
    }

    private static String points(Random random) {
        List<String> points = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            points.add(
                    points.size() == 2
                            ? maybe(random, object(random, "\"x\":" + number(random), "\"y\":[{\"x\":1}]"))
                            : number(random));
        }
        return "[" + String.join(random.nextBoolean() ? "," : " , ", points) + "]";
    }

    private static String object(Random random, String... members) {
        List<String> some = new ArrayList<>(List.of(members));
        some.removeIf(member -> random.nextInt(8) == 0);
        if (random.nextInt(4) == 0) {
            Collections.shuffle(some, random);
        }
        return random.nextInt(8) == 0 ? "{ " + String.join(" , ", some) + " }" : "{" + String.join(",", some) + "}";
    }

    private static String maybe(Random random, String value) {
        return switch (random.nextInt(20)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "5" : "\"text\"";
            default -> value;
        };
    }

    private static String number(Random random) {
        return random.nextInt(20) == 0
                ? random.nextBoolean() ? "null" : "true"
                : String.valueOf(random.nextInt(2000) - 1000);
    }

    private static Optional<List<Object>> expected(JsonNode root) {
        List<Object> row = new ArrayList<>();
        try {
            JsonNode address = within(root.get("address"), false);
            JsonNode points = within(root.get("points"), true);
            JsonNode geo = within(address.get("geo"), false);
            row.add(leaf(root.get("id")));
            row.add(leaf(address.get("city")));
            row.add(leaf(geo.get("lat.itude")));
            row.add(leaf(points.get(0)));
            row.add(leaf(within(points.get(2), false).get("x")));
        } catch (IllegalStateException refused) {
            return Optional.empty();
        }
        return Optional.of(row);
    }

    private static JsonNode within(JsonNode node, boolean array) {
        if (node == null || node.isNull()) {
            return array ? JACKSON.createArrayNode() : JACKSON.createObjectNode();
        }
        if (array ? !node.isArray() : !node.isObject()) {
            throw new IllegalStateException("another shape");
        }
        return node;
    }

    private static Object leaf(JsonNode node) {
        if (node == null || node.isNull()) {
            return NULL;
        }
        if (!node.isInt()) {
            throw new IllegalStateException("no number");
        }
        return node.intValue();
    }

    private static List<Object> outcomes(String... records) {
        return decode(SCHEMA, PATHS, records).outcomes();
    }

    private static Decoded decode(Schema schema, Map<String, String> paths, String... records) {
        return Decoded.by(
                new JsonFormat()
                        .decoder(schema, new Options(Map.of("paths", paths)))
                        .orElseThrow(),
                schema,
                Records.of(records));
    }
}
