package io.millrace.formats.csv;

import static io.millrace.formats.Rows.NULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Decoded;
import io.millrace.formats.MalformedCode;
import io.millrace.formats.Records;
import io.millrace.formats.Rows.Bytes;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDecoderTest {
    private static final Schema PLACE = Schema.of(
            Field.required("code", DataType.Scalar.STRING),
            Field.nullable("name", DataType.Scalar.STRING),
            Field.nullable("height", DataType.Scalar.INT));

    private static final Schema ALL = Schema.of(
            Field.nullable("f", DataType.Scalar.BOOLEAN),
            Field.nullable("i", DataType.Scalar.INT),
            Field.nullable("l", DataType.Scalar.BIGINT),
            Field.nullable("d", DataType.Scalar.DOUBLE),
            Field.nullable("s", DataType.Scalar.STRING),
            Field.nullable("b", DataType.Scalar.BYTES),
            Field.nullable("t", DataType.Scalar.TIMESTAMP));

    private static final Map<String, Object> HEADER = Map.of("header", true);

    @Test
    void findsColumnsByTheHeader() {
        assertThat(rows(PLACE, HEADER, "height,\"name\",x,code", "3,Rome,?,FCO", ",,,A"))
                .containsExactly(List.of("FCO", "Rome", 3), List.of("A", NULL, NULL));
    }

    @Test
    void givesNullForFieldsThatTheHeaderHasNot() {
        assertThat(rows(PLACE, HEADER, "code", "FCO", "LHR"))
                .containsExactly(List.of("FCO", NULL, NULL), List.of("LHR", NULL, NULL));
    }

    @Test
    void readsTheHeaderBehindAByteOrderMark() {
        assertThat(rows(PLACE, HEADER, "\ufeffcode,height", "FCO,3")).containsExactly(List.of("FCO", NULL, 3));
    }

    @Test
    void findsColumnsByTheOrderGiven() {
        Map<String, Object> options = Map.of("columns", List.of("height", "?", "code"));

        assertThat(decode(PLACE, options, Records.of("3,x,FCO")).rows()).containsExactly(List.of("FCO", NULL, 3));
        assertThat(decode(PLACE, Map.of(), Records.of("FCO,Rome,3")).rows()).containsExactly(List.of("FCO", "Rome", 3));
    }

    @Test
    void followsTheHeaderOfTheStreamAtHand() {
        RecordDecoder decoder =
                new CsvFormat().decoder(PLACE, new Options(HEADER)).orElseThrow();

        assertThat(Decoded.by(decoder, PLACE, withHeader("code,height", "FCO,3"))
                        .rows())
                .containsExactly(List.of("FCO", NULL, 3));
        assertThat(Decoded.by(decoder, PLACE, withHeader("height", "3"))
                        .malformed()
                        .code())
                .isEqualTo("CSV_HEADER");
        assertThat(Decoded.by(decoder, PLACE, withHeader("name,code", "Rome,FCO"))
                        .rows())
                .containsExactly(List.of("FCO", "Rome", NULL));
    }

    /** The cases of RFC 4180, section 2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`aaa,bbb,3`| aaa| bbb",
                "`\"aaa\",\"bbb\",\"3\"`| aaa| bbb",
                "`\"aaa\",\"b\r\nbb\",3`| aaa| `b\r\nbb`",
                "`\"aaa\",\"b\"\"bb\",3`| aaa| b\"bb",
                "`\"a,a\",\"\"\"\",3`| `a,a`| \"",
                "` aaa , bbb,3`| ` aaa `| ` bbb`",
                "`日本,é,3`| 日本| é",
                "`\"a much longer text, with a comma\",\"and \"\"another\"\" one\",3`"
                        + "| `a much longer text, with a comma`| `and \"another\" one`",
            })
    void readsFields(String record, String code, String name) {
        assertThat(decode(PLACE, Map.of(), Records.of(record)).rows()).containsExactly(List.of(code, name, 3));
    }

    @Test
    void tellsNullFromEmptyTextByQuotes() {
        assertThat(decode(PLACE, Map.of(), Records.of("A,,", "\"\",\"\",")).rows())
                .containsExactly(List.of("A", NULL, NULL), List.of("", "", NULL));
    }

    @Test
    void readsEveryType() {
        assertThat(decode(
                                ALL,
                                Map.of(),
                                Records.of(
                                        "true,-1,+9223372036854775807,.5,x,/+8=,2001-01-01 00:01:00",
                                        "FALSE,007,1e3,-Infinity,x,\"\",2001-01-01",
                                        ",,,,,,",
                                        "\"true\",\"1\",\"2\",\"3\",\"\",\"AA==\",\"2001-01-01T00:01:00Z\""))
                        .rows())
                .containsExactly(
                        List.of(
                                true,
                                -1,
                                Long.MAX_VALUE,
                                0.5,
                                "x",
                                Bytes.of(new byte[] {-1, -17}),
                                Instant.parse("2001-01-01T00:01:00Z")),
                        List.of(
                                false,
                                7,
                                1000L,
                                Double.NEGATIVE_INFINITY,
                                "x",
                                Bytes.of(new byte[0]),
                                Instant.parse("2001-01-01T00:00:00Z")),
                        List.of(NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                        List.of(true, 1, 2L, 3.0, "", Bytes.of(new byte[1]), Instant.parse("2001-01-01T00:01:00Z")));
    }

    @Test
    void readsOtherDialects() {
        assertThat(decode(PLACE, Map.of("delimiter", "\\t", "quote", "'"), Records.of("a,b\t'it''s'\t3"))
                        .rows())
                .containsExactly(List.of("a,b", "it's", 3));
    }

    @Test
    void readsTimestampsAsNumbers() {
        Schema schema = Schema.of(Field.nullable("t", DataType.Scalar.TIMESTAMP));

        assertThat(decode(schema, Map.of("timestamps", "MILLIS"), Records.of("1", "9223372036854775807"))
                        .outcomes())
                .first()
                .isEqualTo(List.of(Instant.ofEpochMilli(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CSV_COLUMNS| `a,b`| expected 3 columns and not 2, found 'a,b' at byte 0",
                "CSV_COLUMNS| `a,b,c,d`| expected 3 columns and not 4, found 'a,b,c,d' at byte 0",
                "CSV_COLUMNS| ``| expected 3 columns and not 1, found nothing at byte 0",
                "CSV_SYNTAX| `\"a,b,3`| expected a closing quote before the end of the record, found '\"a,b,3' at byte 0",
                "CSV_SYNTAX| `a,b\"c,3`| expected no quote in a field that does not start with one, found '\"c,3' at byte 3",
                "CSV_SYNTAX| `\"a\"b,c,3`| expected the delimiter ',' behind a closing quote; a quote inside of quotes is "
                        + "doubled, found 'b,c,3' at byte 3",
                "CSV_MISSING_FIELD| `,b,3`| field 'code': expected a value (STRING), and it is required, found nothing "
                        + "at byte 0",
                "INVALID_NUMBER| `a,b,tall`| field 'height': expected a whole number (INT), found 'tall' at byte 4",
                "INVALID_NUMBER| `a,b,\"1\"\"\"`| field 'height': expected a whole number (INT), found '1\"' at byte 5",
                "INVALID_NUMBER| `a,b, 1`| field 'height': expected a whole number (INT), found ' 1' at byte 4",
                "NUMBER_OUT_OF_RANGE| `a,b,3000000000`| field 'height': expected a whole number (INT) from -2147483648 to "
                        + "2147483647, found '3000000000' at byte 4",
            })
    void reports(MalformedCode code, String record, String message) {
        assertThat(decode(PLACE, Map.of(), Records.of(record == null ? "" : record))
                        .malformed())
                .isEqualTo(new Decoded.Malformed(code.name(), message));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_BOOLEAN, 'yes,,,,,,', field 'f': expected true or false",
        "INVALID_NUMBER, ',,,1.5.5,,,', field 'd': expected a number (DOUBLE)",
        "NUMBER_OUT_OF_RANGE, ',,,1e999,,,', field 'd': expected a number (DOUBLE) of at most",
        "INVALID_BASE64, ',,,,,?,', field 'b': expected base64",
        "INVALID_TIMESTAMP, ',,,,,,soon', field 't': expected a time in ISO 8601 such as 2001-01-01T00:01:00Z"
    })
    void reportsByField(MalformedCode code, String record, String message) {
        Decoded.Malformed malformed = decode(ALL, Map.of(), Records.of(record)).malformed();

        assertThat(malformed.code()).isEqualTo(code.name());
        assertThat(malformed.message()).contains(message.replace("''", "'"));
    }

    @Test
    void reportsInvalidUtf8InAnyColumn() {
        byte[] record = {'a', ',', 'b', (byte) 0xff, ',', '3'};

        assertThat(decode(Schema.of(PLACE.field(0)), Map.of("columns", PLACE.names()), Records.of(List.of(record)))
                        .malformed())
                .isEqualTo(new Decoded.Malformed("INVALID_UTF8", "expected UTF-8, found '\ufffd,3' at byte 3"));
    }

    @Test
    void reportsSizeAndAbsence() {
        assertThat(decode(PLACE, Map.of("maxRecordBytes", 4L), Records.of("a,b,3"))
                        .malformed()
                        .code())
                .isEqualTo("RECORD_TOO_LARGE");
        assertThat(decode(PLACE, Map.of(), Records.withoutValue()).malformed().code())
                .isEqualTo("NO_VALUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,height", "code,code", "\"code"})
    void reportsAHeaderThatDoesNotFit(String header) {
        assertThat(decode(PLACE, HEADER, withHeader(header, "x")).malformed().code())
                .isIn("CSV_HEADER", "CSV_SYNTAX");
    }

    @Test
    void reportsThatThereIsNoHeader() {
        assertThat(decode(PLACE, HEADER, Records.of("x")).malformed())
                .isEqualTo(new Decoded.Malformed(
                        "CSV_HEADER",
                        "expected a first record that names the columns, found none; without it, set header: false and"
                                + " columns"));
    }

    private static List<Object> rows(Schema schema, Map<String, Object> options, String header, String... records) {
        return decode(schema, options, withHeader(header, records)).rows();
    }

    private static RawRecords withHeader(String header, String... records) {
        return Records.withHeader(
                header.getBytes(StandardCharsets.UTF_8),
                Arrays.stream(records)
                        .map(record -> record.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    private static Decoded decode(Schema schema, Map<String, Object> options, RawRecords records) {
        return Decoded.by(new CsvFormat().decoder(schema, new Options(options)).orElseThrow(), schema, records);
    }
}
