package io.millrace.formats.json;

import static io.millrace.formats.Rows.NULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Decoded;
import io.millrace.formats.Records;
import io.millrace.formats.Rows.Bytes;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
    private static final Schema TRIP = Schema.of(
            Field.required("at", DataType.Scalar.TIMESTAMP),
            Field.nullable("delay", DataType.Scalar.INT),
            Field.nullable("region", DataType.Scalar.STRING));

    @Test
    void readsWantedFieldsInAnyOrder() {
        assertThat(rows(
                        TRIP,
                        "{\"at\":\"2001-01-01T00:01:00\",\"delay\":33,\"from\":\"LAS\",\"region\":\"NV\"}",
                        "{\"region\":\"PA\",\"x\":[1,{\"delay\":9}],\"delay\":-4,\"at\":\"2001-01-01T00:02:00Z\"}",
                        " { \"at\" : \"2001-01-01T00:01:00+01:00\" , \"delay\" : 0 , \"region\" : \"\" } \n",
                        "{\"at\":\"2001-01-01T00:01:00\",\"delay\":33,\"from\":\"LAS\",\"region\":\"NV\"}"))
                .containsExactly(
                        List.of(Instant.parse("2001-01-01T00:01:00Z"), 33, "NV"),
                        List.of(Instant.parse("2001-01-01T00:02:00Z"), -4, "PA"),
                        List.of(Instant.parse("2000-12-31T23:01:00Z"), 0, ""),
                        List.of(Instant.parse("2001-01-01T00:01:00Z"), 33, "NV"));
    }

    @Test
    void readsMissingAndNullAsNull() {
        assertThat(rows(TRIP, "{\"at\":\"2001-01-01T00:01:00\",\"region\":null}"))
                .containsExactly(List.of(Instant.parse("2001-01-01T00:01:00Z"), NULL, NULL));
    }

    @Test
    void takesTheLastOfEqualKeys() {
        Schema schema =
                Schema.of(Field.nullable("s", DataType.Scalar.STRING), Field.nullable("n", DataType.Scalar.INT));

        assertThat(rows(schema, "{\"s\":\"a\",\"n\":1,\"s\":\"bc\",\"n\":null,\"s\":\"\"}", "{\"n\":null,\"n\":5}"))
                .containsExactly(List.of("", NULL), List.of(NULL, 5));
    }

    @Test
    void findsKeysWrittenWithEscapes() {
        assertThat(rows(Schema.of(Field.nullable("größe\"/", DataType.Scalar.INT)), "{\"gr\\u00f6ße\\\"\\/\":1}"))
                .containsExactly(List.of(1));
    }

    @Test
    void readsAnObjectWithoutMembers() {
        assertThat(rows(Schema.of(Field.nullable("a", DataType.Scalar.INT)), "{}", " { } ", "\ufeff{}"))
                .containsExactly(List.of(NULL), List.of(NULL), List.of(NULL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``| \"\"",
                "`a\"b\\c/d`| `\"a\\\"b\\\\c\\/d\"`",
                "`\b\f\n\r\t`| `\"\\b\\f\\n\\r\\t\"`",
                "`€ and 😀`| `\"\\u20ac and \\uD83D\\ude00\"`",
                "`üöä plain 日本`| `\"üöä plain 日本\"`",
                "`a long text before the é and behind`| `\"a long text before the \\u00e9 and behind\"`",
            })
    void readsStrings(String value, String json) {
        Schema schema = Schema.of(Field.nullable("v", DataType.Scalar.STRING));

        assertThat(rows(schema, "{\"v\":" + json + "}")).containsExactly(List.of(value == null ? "" : value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "1.0, 1",
        "1e2, 100",
        "1.50e1, 15",
        "-2147483648, -2147483648",
        "2147483647, 2147483647",
        "2147483647.000, 2147483647",
        "0.00, 0",
        "0e99999999999, 0",
        "12000E-3, 12",
        "0.0012e4, 12"
    })
    void readsWholeNumbersHoweverWritten(String json, int value) {
        Schema schema = Schema.of(Field.nullable("v", DataType.Scalar.INT));

        assertThat(rows(schema, "{\"v\":" + json + "}")).containsExactly(List.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "9.223372036854775807e18, 9223372036854775807",
        "1000000000000000000, 1000000000000000000",
        "-92233720368547758080e-1, -9223372036854775808"
    })
    void readsLongs(String json, long value) {
        Schema schema = Schema.of(Field.nullable("v", DataType.Scalar.BIGINT));

        assertThat(rows(schema, "{\"v\":" + json + "}")).containsExactly(List.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1",
                "0.1",
                "123456789012345",
                "1234567890123456789",
                "3.141592653589793",
                "1e22",
                "1e-22",
                "1e308",
                "4.9e-324",
                "2.2250738585072012e-308",
                "9007199254740993",
                "1e-400",
                "0.000000000000001",
                "123456.789012345",
                "17.333333333333332",
                "2.4703282292062328e-324"
            })
    void readsDoublesAsTheJdkDoes(String json) {
        Schema schema = Schema.of(Field.nullable("v", DataType.Scalar.DOUBLE));

        assertThat(rows(schema, "{\"v\":" + json + "}")).containsExactly(List.of(Double.parseDouble(json)));
    }

    @Test
    void readsBooleansAndBytes() {
        Schema schema = Schema.of(
                Field.nullable("t", DataType.Scalar.BOOLEAN),
                Field.nullable("f", DataType.Scalar.BOOLEAN),
                Field.nullable("b", DataType.Scalar.BYTES));

        assertThat(rows(schema, "{\"t\":true,\"f\":false,\"b\":\"/\\/8=\"}"))
                .containsExactly(List.of(true, false, Bytes.of(new byte[] {-1, -1})));
    }

    @Test
    void readsTimestampsAsNumbers() {
        Schema schema = Schema.of(Field.nullable("t", DataType.Scalar.TIMESTAMP));

        assertThat(decode(schema, Map.of("timestamps", "MILLIS"), "{\"t\":-1}", "{\"t\":1e3}")
                        .rows())
                .containsExactly(
                        List.of(Instant.parse("1969-12-31T23:59:59.999Z")),
                        List.of(Instant.parse("1970-01-01T00:00:01Z")));
        assertThat(decode(schema, Map.of("timestamps", "micros"), "{\"t\":1}").rows())
                .containsExactly(List.of(Instant.parse("1970-01-01T00:00:00.000001Z")));
    }

    @Test
    void readsTheTextOfATimestampWithEscapes() {
        Schema schema = Schema.of(Field.nullable("t", DataType.Scalar.TIMESTAMP));

        assertThat(rows(schema, "{\"t\":\"2001\\u002d01-01T00:00\"}"))
                .containsExactly(List.of(Instant.parse("2001-01-01T00:00:00Z")));
    }

    @Test
    void goesOnBehindMalformedRecords() {
        Schema schema =
                Schema.of(Field.nullable("n", DataType.Scalar.INT), Field.nullable("s", DataType.Scalar.STRING));
        List<Object> outcomes = decode(
                        schema,
                        Map.of(),
                        "{\"n\":1,\"s\":\"a\"}",
                        "{\"n\":2,\"s\":\"b\"",
                        "{\"s\":\"c\",\"n\":\"3\"}",
                        "{\"n\":4,\"s\":\"d\"}")
                .outcomes();

        assertThat(outcomes.get(0)).isEqualTo(List.of(1, "a"));
        assertThat(outcomes.get(1)).isInstanceOf(Decoded.Malformed.class);
        assertThat(outcomes.get(2)).isInstanceOf(Decoded.Malformed.class);
        assertThat(outcomes.get(3)).isEqualTo(List.of(4, "d"));
    }

    @Test
    void takesNoKeyForOneOfAnotherPlace() {
        Schema schema =
                Schema.of(Field.nullable("aaaaaa", DataType.Scalar.INT), Field.nullable("b", DataType.Scalar.INT));
        String learned = "{\"aaaaaa\":1,\"bbbbbb\":2,\"aaaaaa\":3}";
        List<Object> outcomes = decode(
                        schema, Map.of(), learned, "{\"bbbbbb\":1{\"aaaaaa\":2}", ",\"aaaaaa\":2}", learned)
                .outcomes();

        assertThat(outcomes.get(0)).isEqualTo(List.of(3, NULL));
        assertThat(outcomes.get(1)).isInstanceOf(Decoded.Malformed.class);
        assertThat(outcomes.get(2)).isInstanceOf(Decoded.Malformed.class);
        assertThat(outcomes.get(3)).isEqualTo(List.of(3, NULL));
    }

    @Test
    void survivesMoreKeysThanItLearns() {
        Schema schema =
                Schema.of(Field.nullable("k500", DataType.Scalar.INT), Field.nullable("z", DataType.Scalar.INT));
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 1000; i++) {
            json.append("\"k").append(i).append("\":").append(i).append(',');
        }
        json.append('"').append("long".repeat(100)).append("\":1,\"z\":2}");

        assertThat(rows(schema, json.toString(), json.toString(), json.toString()))
                .containsExactly(List.of(500, 2), List.of(500, 2), List.of(500, 2));
    }

    @Test
    void readsARecordAsLargeAsTheLimit() {
        Schema schema = Schema.of(Field.nullable("v", DataType.Scalar.STRING));
        String text = "x".repeat(1 << 20);
        String json = "{\"v\":\"" + text.substring(8) + "\"}";

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSize(1 << 20);
        assertThat(rows(schema, json)).containsExactly(List.of(text.substring(8)));
    }

    private static List<Object> rows(Schema schema, String... records) {
        return decode(schema, Map.of(), records).rows();
    }

    private static Decoded decode(Schema schema, Map<String, Object> options, String... records) {
        return Decoded.by(
                new JsonFormat().decoder(schema, new Options(options)).orElseThrow(), schema, Records.of(records));
    }
}
