package io.millrace.formats.json;

import static io.millrace.formats.Rows.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.formats.Decoded;
import io.millrace.formats.Records;
import io.millrace.formats.TimestampForm;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that hold others, each in columns of its own. */
class JsonNestedTest {
    private static final DataType.Row PLACE =
            new DataType.Row(List.of(Field.required("lat", Scalar.DOUBLE), Field.nullable("name", Scalar.STRING)));
    private static final Schema SCHEMA = Schema.of(
            Field.nullable("tags", new DataType.Array(Scalar.STRING)),
            Field.nullable("counts", new DataType.Map(Scalar.STRING, new DataType.Array(Scalar.INT))),
            Field.nullable("place", PLACE));

    @Test
    void readsArraysMapsAndRows() {
        assertThat(rows(
                        "{'tags':['a',null,'b\\n'],'counts':{'x':[1,2],'y':null,'z':[]},'place':{'lat':1.5,'name':'here'}}",
                        " { 'place' : { 'unknown' : [ { } ] , 'lat' : 2 } , 'tags' : [ ] , 'counts' : { } } ",
                        "{'tags':null}"))
                .containsExactly(
                        List.of(
                                List.of("a", NULL, "b\n"),
                                Map.of("x", List.of(1, 2), "y", NULL, "z", List.of()),
                                List.of(1.5, "here")),
                        List.of(List.of(), Map.of(), List.of(2.0, NULL)),
                        List.of(NULL, NULL, NULL));
    }

    @Test
    void takesTheLastOfEqualKeysOnEachLevel() {
        assertThat(rows("{'place':{'lat':1},'counts':{'a':[1],'b':[2],'\\u0061':[3]},"
                        + "'place':{'lat':1,'lat':2,'name':'x','name':null}}"))
                .containsExactly(List.of(NULL, Map.of("a", List.of(3), "b", List.of(2)), List.of(2.0, NULL)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'tags':{}}                 | JSON_TYPE          | field 'tags': expected an array (ARRAY<STRING>), found '{}' at byte 8
            {'tags':['a',7]}            | JSON_TYPE          | field 'tags[*]': expected a string, found '7' at byte 13
            {'tags':['a' 'b']}          | JSON_SYNTAX        | expected ',' or ']', found '"b"]}' at byte 13
            {'tags':['a',]}             | JSON_SYNTAX        | expected a value, found ']}' at byte 13
            {'tags':['a'                | JSON_SYNTAX        | expected ',' or ']', found the end of the record at byte 12
            {'counts':[]}               | JSON_TYPE          | field 'counts': expected an object (MAP<STRING,ARRAY<INT>>), found '[]' at byte 10
            {'counts':{'a':[1.5]}}      | INVALID_NUMBER     | field 'counts.*[*]': expected a whole number (INT), found '1.5' at byte 16
            {'counts':{'a' 1}}          | JSON_SYNTAX        | expected ':' behind a key, found '1}}' at byte 15
            {'counts':{a:1}}            | JSON_SYNTAX        | expected a key in quotes, found 'a:1}}' at byte 11
            {'counts':{'a':[1];}}       | JSON_SYNTAX        | expected ',' or '}', found ';}}' at byte 18
            {'place':{'name':'x'}}      | JSON_MISSING_FIELD | field 'place.lat': expected a number (DOUBLE), and it is required, found '{"name":"x"}' at byte 9
            {'place':{'lat':null}}      | JSON_MISSING_FIELD | field 'place.lat': expected a number (DOUBLE), and it is required, found 'null' at byte 16
            {'place':'x'}               | JSON_TYPE          | field 'place': expected an object (ROW<lat DOUBLE NOT NULL, name STRING>), found '"x"' at byte 9
            """)
    void saysWhatIsWrongAndWhere(String record, String code, String message) {
        assertThat(decoded(64, record).malformed()).isEqualTo(new Decoded.Malformed(code, message));
    }

    @Test
    void limitsTheDepth() {
        String deep = "{'counts':{'a':[1]}}";

        assertThat(decoded(3, deep).rows()).hasSize(1);
        assertThat(decoded(2, deep).malformed().code()).isEqualTo("JSON_TOO_DEEP");
    }

    @Test
    void aMalformedRecordLeavesNothingInTheNext() {
        assertThat(decoded(64, "{'tags':['a','b'],'place':{'lat':'x'}}", "{'tags':['c']}")
                        .outcomes()
                        .get(1))
                .isEqualTo(List.of(List.of("c"), NULL, NULL));
    }

    @Test
    void mapsHaveTextAsKeys() {
        Schema schema = Schema.of(Field.nullable("m", new DataType.Map(Scalar.INT, Scalar.INT)));

        assertThat(new JsonFormat().supports(schema.field(0).type())).isFalse();
        assertThatThrownBy(() -> new JsonFormat().decoder(schema, Options.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JsonEncoder(schema, TimestampForm.ISO8601))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keys of type INT have no form in JSON");
    }

    private static List<Object> rows(String... records) {
        return decoded(64, records).rows();
    }

    /** @param records with single quotes in place of double ones */
    private static Decoded decoded(long maxDepth, String... records) {
        String[] json = new String[records.length];
        for (int i = 0; i < json.length; i++) {
            json[i] = records[i].replace('\'', '"');
        }
        JsonDecoder decoder =
                new JsonDecoder(SCHEMA, JsonSettings.of(new Options(Map.of("maxDepth", maxDepth))), Optional.empty());
        return Decoded.by(decoder, SCHEMA, Records.of(json));
    }
}
