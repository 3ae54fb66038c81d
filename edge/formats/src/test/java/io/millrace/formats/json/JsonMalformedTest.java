package io.millrace.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Decoded;
import io.millrace.formats.MalformedCode;
import io.millrace.formats.Records;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RawRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMalformedTest {
    private static final Schema ALL = Schema.of(
            Field.nullable("i", DataType.Scalar.INT),
            Field.nullable("l", DataType.Scalar.BIGINT),
            Field.nullable("d", DataType.Scalar.DOUBLE),
            Field.nullable("m", new DataType.Decimal(4, 2)),
            Field.nullable("s", DataType.Scalar.STRING),
            Field.nullable("b", DataType.Scalar.BOOLEAN),
            Field.nullable("x", DataType.Scalar.BYTES),
            Field.nullable("t", DataType.Scalar.TIMESTAMP));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"i\":1`| expected ',' or '}', found the end of the record at byte 6",
                "`{\"i\":1,}`| expected a key in quotes, found '}' at byte 7",
                "`{\"i\" 1}`| expected ':' behind a key, found '1}' at byte 5",
                "`{\"i\":}`| expected a value, found '}' at byte 5",
                "`{\"i\":01}`| expected a number without leading zeros, found '01}' at byte 5",
                "`{\"u\":1.}`| expected a digit behind the point, found '1.}' at byte 5",
                "`{\"d\":1e+}`| expected a digit in the exponent, found '1e+}' at byte 5",
                "`{\"i\":1} x`| expected the end of the record, found 'x' at byte 8",
                "`{\"i\":nul}`| expected a value, found 'nul}' at byte 5",
                "`{\"s\":\"a}`| expected a quote at the end of a string, found the end of the record at byte 8",
                "`{\"s\":\"\\x\"}`| expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX, found '\\x\"}' at byte 6",
                "`{\"s\":\"\\u12g4\"}`| expected four hexadecimal digits behind \\u, found '\\u12g4\"}' at byte 6",
                "`{\"s\":\"\\ud800\"}`| expected surrogates in pairs, the high one first, found '\\ud800\"}' at byte 6",
                "`{\"u\":[1 2]}`| expected ',' or ']', found '2]}' at byte 8",
                "`{\"u\":{\"a\":1]}`| expected ',' or '}', found ']}' at byte 11",
                "``| expected a value, found the end of the record at byte 0",
                "`[1,2`| expected ',' or ']', found the end of the record at byte 4",
                "`{} {}`| expected the end of the record, found '{}' at byte 3",
            })
    void syntax(String json, String message) {
        assertThat(malformed(json == null ? "" : json)).isEqualTo(report(MalformedCode.JSON_SYNTAX, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"i\":\"33\"}`| field 'i': expected a whole number (INT), found '\"33\"' at byte 5",
                "`{\"l\":[1,2]}`| field 'l': expected a whole number (BIGINT), found '[1,2]' at byte 5",
                "`{\"d\":true}`| field 'd': expected a number (DOUBLE), found 'true' at byte 5",
                "`{\"m\":\"1\"}`| field 'm': expected a number (DECIMAL(4,2)), found '\"1\"' at byte 5",
                "`{\"s\":1}`| field 's': expected a string, found '1' at byte 5",
                "`{\"b\":0}`| field 'b': expected true or false, found '0' at byte 5",
                "`{\"x\":{}}`| field 'x': expected base64 in a string, found '{}' at byte 5",
                "`{\"t\":5}`| field 't': expected a time in a string (option timestamps: ISO8601), found '5' at byte 5",
                "`[1]`| expected an object, found '[1]' at byte 0",
                "` 7`| expected an object, found '7' at byte 1",
            })
    void type(String json, String message) {
        assertThat(malformed(json)).isEqualTo(report(MalformedCode.JSON_TYPE, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INVALID_NUMBER| `{\"i\":1.5}`| field 'i': expected a whole number (INT), found '1.5' at byte 5",
                "INVALID_NUMBER| `{\"l\":1e-1}`| field 'l': expected a whole number (BIGINT), found '1e-1' at byte 5",
                "NUMBER_OUT_OF_RANGE| `{\"i\":2147483648}`| field 'i': expected a whole number (INT) from -2147483648 to "
                        + "2147483647, found '2147483648' at byte 5",
                "NUMBER_OUT_OF_RANGE| `{\"l\":1e19}`| field 'l': expected a whole number (BIGINT) from "
                        + "-9223372036854775808 to 9223372036854775807, found '1e19' at byte 5",
                "NUMBER_OUT_OF_RANGE| `{\"d\":-1e400}`| field 'd': expected a number (DOUBLE) of at most "
                        + "1.7976931348623157E308, found '-1e400' at byte 5",
                "NUMBER_OUT_OF_RANGE| `{\"m\":100}`| field 'm': expected a number (DECIMAL(4,2)) with at most 2 digits before "
                        + "the point, found '100' at byte 5",
                "NUMBER_TOO_PRECISE| `{\"m\":0.005}`| field 'm': expected a number (DECIMAL(4,2)) with at most 2 digits behind "
                        + "the point, found '0.005' at byte 5",
                "INVALID_TIMESTAMP| `{\"t\":\"yesterday\"}`| field 't': expected a time in ISO 8601 such as "
                        + "2001-01-01T00:01:00Z, found 'yesterday' at byte 6",
                "INVALID_TIMESTAMP| `{\"t\":\"\\/\"}`| field 't': expected a time in ISO 8601 such as "
                        + "2001-01-01T00:01:00Z, found '/' at byte 5",
                "INVALID_BASE64| `{\"x\":\"a-b\"}`| field 'x': expected base64, found 'a-b' at byte 6",
            })
    void value(MalformedCode code, String json, String message) {
        assertThat(malformed(json)).isEqualTo(report(code, message));
    }

    @Test
    void missingField() {
        Schema schema = Schema.of(Field.required("a", DataType.Scalar.INT));

        assertThat(malformed(schema, Map.of(), Records.of("{\"b\":1}")))
                .isEqualTo(report(
                        MalformedCode.JSON_MISSING_FIELD,
                        "field 'a': expected a whole number (INT), and it is required, found '{\"b\":1}' at byte 0"));
        assertThat(malformed(schema, Map.of(), Records.of("{\"a\":null}")))
                .isEqualTo(report(
                        MalformedCode.JSON_MISSING_FIELD,
                        "field 'a': expected a whole number (INT), and it is required, found 'null' at byte 5"));
    }

    @Test
    void invalidUtf8() {
        byte[] json = "{\"s\":\"a?\"}".getBytes(StandardCharsets.US_ASCII);
        json[7] = (byte) 0xc0;

        assertThat(malformed(ALL, Map.of(), Records.of(List.of(json))))
                .isEqualTo(report(MalformedCode.INVALID_UTF8, "expected UTF-8, found '\ufffd\"}' at byte 7"));
    }

    @Test
    void tooLarge() {
        String json = "{\"s\":\"" + "x".repeat(10_000_000) + "\"}";

        assertThat(malformed(json))
                .isEqualTo(report(
                        MalformedCode.RECORD_TOO_LARGE,
                        "expected at most 1048576 bytes (option maxRecordBytes), found 10000008"));
        assertThat(malformed(ALL, Map.of("maxRecordBytes", 5L), Records.of("{    }"))
                        .code())
                .isEqualTo("RECORD_TOO_LARGE");
    }

    @Test
    void noValue() {
        assertThat(malformed(ALL, Map.of(), Records.withoutValue()))
                .isEqualTo(report(MalformedCode.NO_VALUE, "expected a value, found a record that has none"));
    }

    @Test
    void tooDeep() {
        String deepest = "{\"u\":" + "[".repeat(63) + "]".repeat(63) + "}";

        assertThat(Decoded.by(new JsonFormat().decoder(ALL, Options.NONE).orElseThrow(), ALL, Records.of(deepest))
                        .rows())
                .hasSize(1);
        assertThat(malformed("{\"u\":" + "[".repeat(64) + "]".repeat(64) + "}"))
                .isEqualTo(report(
                        MalformedCode.JSON_TOO_DEEP,
                        "expected at most 64 objects and arrays in one another (option maxDepth), found '["
                                + "]".repeat(59) + "…' at byte 68"));
        assertThat(malformed("[".repeat(10_000)).code()).isEqualTo("JSON_TOO_DEEP");
        assertThat(malformed("{\"s\":" + "{\"a\":".repeat(10_000)).code()).isEqualTo("JSON_TOO_DEEP");
        assertThat(malformed(ALL, Map.of("maxDepth", 1L), Records.of("{\"u\":{}}"))
                        .code())
                .isEqualTo("JSON_TOO_DEEP");
    }

    private static Decoded.Malformed malformed(String json) {
        return malformed(ALL, Map.of(), Records.of(json));
    }

    private static Decoded.Malformed malformed(Schema schema, Map<String, Object> options, RawRecords records) {
        return Decoded.by(new JsonFormat().decoder(schema, new Options(options)).orElseThrow(), schema, records)
                .malformed();
    }

    private static Decoded.Malformed report(MalformedCode code, String message) {
        return new Decoded.Malformed(code.name(), message);
    }
}
