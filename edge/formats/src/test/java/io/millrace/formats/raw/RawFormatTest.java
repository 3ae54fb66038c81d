package io.millrace.formats.raw;

import static io.millrace.formats.Rows.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.formats.Decoded;
import io.millrace.formats.Records;
import io.millrace.formats.Rows;
import io.millrace.formats.Rows.Bytes;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RawRecords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawFormatTest {
    private static final Schema BYTES = Schema.of(Field.nullable("value", DataType.Scalar.BYTES));
    private static final Schema TEXT = Schema.of(Field.required("value", DataType.Scalar.STRING));
    private static final RawRecords INVALID = Records.of(List.of(new byte[] {'a', (byte) 0xff}));

    @Test
    void readsRecordsAsTheyAre() {
        assertThat(decode(BYTES, INVALID).rows()).containsExactly(List.of(new Bytes("61ff")));
        assertThat(decode(BYTES, Records.withoutValue()).rows()).containsExactly(List.of(NULL));
        assertThat(decode(TEXT, Records.of("é", "")).rows()).containsExactly(List.of("é"), List.of(""));
    }

    @Test
    void reports() {
        assertThat(decode(TEXT, INVALID).malformed().code()).isEqualTo("INVALID_UTF8");
        assertThat(decode(TEXT, Records.withoutValue()).malformed().code()).isEqualTo("NO_VALUE");
        assertThat(Decoded.by(
                                new RawFormat()
                                        .decoder(TEXT, new Options(Map.of("maxRecordBytes", 1L)))
                                        .orElseThrow(),
                                TEXT,
                                Records.of("ab"))
                        .malformed()
                        .code())
                .isEqualTo("RECORD_TOO_LARGE");
    }

    @Test
    void writesOneFieldAsItIs() {
        Schema schema = Schema.of(Field.nullable("code", DataType.Scalar.STRING), BYTES.field(0));
        EncodedRecords out = new EncodedRecords();
        new RawFormat()
                .encoder(schema, Options.NONE)
                .orElseThrow()
                .encode(Rows.batch(schema, List.of(List.of("x", new Bytes("00ff")), List.of("y", NULL))), out);

        assertThat(out.count()).isEqualTo(2);
        assertThat(out.bytes(0)).containsExactly(0, 255);
        assertThat(out.isAbsent(0)).isFalse();
        assertThat(out.isAbsent(1)).isTrue();
    }

    @Test
    void refusesOtherSchemas() {
        Schema other = Schema.of(Field.nullable("text", DataType.Scalar.STRING));
        Schema number = Schema.of(Field.nullable("value", DataType.Scalar.INT));

        assertRefused(() -> new RawFormat().encoder(other, Options.NONE), "text STRING");
        assertRefused(() -> new RawFormat().decoder(number, Options.NONE), "value INT");
        assertRefused(() -> new RawFormat().decoder(new Schema(List.of()), Options.NONE), "()");
    }

    private static void assertRefused(Runnable action, String found) {
        assertThatThrownBy(action::run)
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("a field 'value' (BYTES or STRING)")
                .hasMessageContaining(found);
    }

    private static Decoded decode(Schema schema, RawRecords records) {
        return Decoded.by(new RawFormat().decoder(schema, Options.NONE).orElseThrow(), schema, records);
    }
}
