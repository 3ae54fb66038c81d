package io.millrace.formats.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Records;
import io.millrace.formats.Rows;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsMalformedTest {
    private static final Schema WRITTEN = Schema.of(
            Field.nullable("id", DataType.Scalar.BIGINT),
            Field.nullable("name", DataType.Scalar.STRING),
            Field.nullable(
                    "place",
                    new DataType.Row(List.of(
                            Field.nullable("lat", DataType.Scalar.DOUBLE),
                            Field.nullable("tags", new DataType.Array(DataType.Scalar.STRING))))));
    private static final List<List<Object>> ROWS = List.of(
            List.of(1L, "a", List.of(1.5, List.of("x", "y"))),
            List.of(2L, Rows.NULL, List.of(Rows.NULL, List.of())),
            List.of(3L, "c", Rows.NULL));

    private final byte[] record = ColumnsRecords.encode(WRITTEN, ROWS);

    @Test
    void whatIsNoRecord() {
        assertThat(report("{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("COLUMNS_MAGIC: expected a record of the format columns, found '{}' at byte 0");
        assertThat(report(new byte[0]))
                .startsWith("COLUMNS_MAGIC: expected a record of the format columns, found nothing");
        assertThat(report(Arrays.copyOf(record, 10)))
                .isEqualTo("COLUMNS_TRUNCATED: expected a header of 20 bytes, found the end of the record at byte 10");
    }

    @Test
    void aRecordWithoutValue() {
        List<String> codes = new ArrayList<>();
        new ColumnsFormat()
                .decoder(WRITTEN, Options.NONE)
                .orElseThrow()
                .decode(
                        Records.withoutValue(),
                        0,
                        1,
                        new BatchBuilder(WRITTEN, 1),
                        (i, code, message) -> codes.add(code));

        assertThat(codes).containsExactly("NO_VALUE");
    }

    @Test
    void anotherVersion() {
        record[4] = 2;

        assertThat(report(record)).isEqualTo("COLUMNS_VERSION: expected version 1, found 2 at byte 4");
    }

    @Test
    void lessOrMoreThanTheHeaderSays() {
        int body = record.length - 20;

        assertThat(report(Arrays.copyOf(record, record.length - 3)))
                .isEqualTo("COLUMNS_TRUNCATED: expected " + body + " bytes behind the header, found " + (body - 3)
                        + " at byte 8");
        assertThat(report(Arrays.copyOf(record, record.length + 1))).startsWith("COLUMNS_TRUNCATED");
    }

    @Test
    void everyChangedByteIsNoticed() {
        for (int at = 0; at < record.length; at++) {
            byte[] changed = record.clone();
            changed[at] ^= 0x10;

            assertThat(report(changed)).as("byte %d", at).matches("COLUMNS_(MAGIC|VERSION|TRUNCATED|CHECKSUM): .*");
        }
    }

    @Test
    void anotherTypeNamesTheFieldAndBoth() {
        assertThat(report(Field.nullable("id", DataType.Scalar.TIMESTAMP)))
                .isEqualTo("COLUMNS_TYPE: field 'id': expected TIMESTAMP, found BIGINT");
        assertThat(report(Field.nullable("place", new DataType.Map(DataType.Scalar.STRING, DataType.Scalar.INT))))
                .isEqualTo(
                        "COLUMNS_TYPE: field 'place': expected MAP<STRING,INT>, found ROW<lat DOUBLE, tags ARRAY<STRING>>");
        assertThat(report(row(Field.nullable("tags", new DataType.Array(DataType.Scalar.BYTES)))))
                .isEqualTo("COLUMNS_TYPE: field 'place.tags[*]': expected BYTES, found STRING");
    }

    @Test
    void aRequiredFieldHasToBeThere() {
        assertThat(report(Field.required("name", DataType.Scalar.STRING)))
                .isEqualTo("COLUMNS_MISSING_FIELD: field 'name' is required, found null in a row");
        assertThat(report(Field.required("other", DataType.Scalar.STRING)))
                .isEqualTo("COLUMNS_MISSING_FIELD: field 'other' is required, found no such column");
        assertThat(report(row(Field.required("lat", DataType.Scalar.DOUBLE))))
                .isEqualTo("COLUMNS_MISSING_FIELD: field 'place.lat' is required, found null in a row");
    }

    @Test
    void fieldsGoByNameAndWhatIsMissingIsNull() {
        Schema wanted = Schema.of(
                Field.nullable("more", new DataType.Array(DataType.Scalar.INT)),
                row(Field.nullable("lon", DataType.Scalar.DOUBLE), Field.nullable("lat", DataType.Scalar.DOUBLE)),
                Field.required("id", DataType.Scalar.BIGINT));

        assertThat(ColumnsRecords.decode(wanted, Options.NONE, List.of(record)))
                .isEqualTo(new ColumnsRecords.Read(
                        List.of(
                                List.of(Rows.NULL, List.of(Rows.NULL, 1.5), 1L),
                                List.of(Rows.NULL, List.of(Rows.NULL, Rows.NULL), 2L),
                                List.of(Rows.NULL, Rows.NULL, 3L)),
                        List.of()));
    }

    @Test
    void oneMalformedRecordLeavesTheOthers() {
        byte[] broken = record.clone();
        broken[30]++;

        ColumnsRecords.Read read = ColumnsRecords.decode(WRITTEN, Options.NONE, List.of(record, broken, record));

        assertThat(read.rows()).hasSize(6);
        assertThat(read.malformed()).singleElement().asString().startsWith("COLUMNS_CHECKSUM");
    }

    @Test
    void whatWouldUnpackToTooMuchIsRefused() {
        List<List<Object>> same = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            same.add(List.of(1L, "one text of some length", Rows.NULL));
        }
        byte[] small = ColumnsRecords.encode(WRITTEN, same);

        assertThat(small.length).isLessThan(1500);
        assertThat(ColumnsRecords.decode(WRITTEN, ColumnsRecords.atMost(small.length), List.of(small)))
                .isEqualTo(new ColumnsRecords.Read(
                        List.of(),
                        List.of("RECORD_TOO_LARGE: expected values of at most " + small.length
                                + " bytes (option maxRecordBytes), found more at byte 22")));
        assertThat(ColumnsRecords.decode(WRITTEN, ColumnsRecords.atMost(300_000), List.of(small))
                        .malformed())
                .singleElement()
                .asString()
                .startsWith("RECORD_TOO_LARGE");
        assertThat(ColumnsRecords.decode(WRITTEN, ColumnsRecords.atMost(1 << 20), List.of(small))
                        .rows())
                .hasSize(10_000);
        assertThat(ColumnsRecords.decode(WRITTEN, ColumnsRecords.atMost(100), List.of(record))
                        .malformed())
                .containsExactly(
                        "RECORD_TOO_LARGE: expected at most 100 bytes (option maxRecordBytes), found " + record.length);
    }

    @Test
    void textIsUtf8TextByText() {
        Schema bytes = Schema.of(Field.nullable("t", DataType.Scalar.BYTES));
        Schema text = Schema.of(Field.nullable("t", DataType.Scalar.STRING));
        // Both halves of an é: valid as a whole, neither is by itself.
        byte[] halves = ColumnsRecords.encode(
                bytes,
                List.of(List.of(Rows.Bytes.of(new byte[] {(byte) 0xc3})), List.of(Rows.Bytes.of(new byte[] {(byte) 0xa9
                }))));
        // The type behind the name.
        halves[20 + 5] = 4;

        assertThat(ColumnsRecords.decode(text, Options.NONE, List.of(ColumnsRecords.sealed(halves)))
                        .malformed())
                .singleElement()
                .asString()
                .startsWith("INVALID_UTF8: expected UTF-8");
    }

    @Test
    void aDecimalHasNoMoreDigitsThanItsType() {
        Schema three = Schema.of(Field.nullable("t", new DataType.Decimal(3, 1)));
        Schema two = Schema.of(Field.nullable("t", new DataType.Decimal(2, 1)));
        byte[] record = ColumnsRecords.encode(three, List.of(List.of(new BigDecimal("99.9"))));
        // The precision behind the name and the code of the type.
        record[20 + 6] = 2;

        assertThat(report(two, ColumnsRecords.sealed(record)))
                .startsWith("COLUMNS_CORRUPT: expected numbers of 2 digits in field 't', found a longer one");
    }

    private static Field row(Field... fields) {
        return Field.nullable("place", new DataType.Row(List.of(fields)));
    }

    private String report(Field wanted) {
        return report(Schema.of(wanted), record);
    }

    private static String report(byte[] record) {
        return report(WRITTEN, record);
    }

    private static String report(Schema schema, byte[] record) {
        ColumnsRecords.Read read = ColumnsRecords.decode(schema, Options.NONE, List.of(record));
        assertThat(read.rows()).isEmpty();
        assertThat(read.malformed()).hasSize(1);
        return read.malformed().getFirst();
    }
}
