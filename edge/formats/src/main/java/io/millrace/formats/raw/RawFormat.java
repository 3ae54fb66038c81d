package io.millrace.formats.raw;

import io.millrace.formats.FormatOptions;
import io.millrace.formats.text.LineFramer;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RecordFramer;
import java.util.List;
import java.util.Optional;

/** The format {@code raw}: the bytes of the field {@code value}; in files one record a line. */
public final class RawFormat implements Format {
    /** The field that holds the bytes of a record. */
    public static final String VALUE = "value";

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public String description() {
        return "The bytes of a record as they are, in the field 'value'; in files one record a line.";
    }

    @Override
    public List<Option> options() {
        return List.of(FormatOptions.MAX_RECORD_BYTES);
    }

    @Override
    public boolean supports(DataType type) {
        return type == DataType.Scalar.BYTES || type == DataType.Scalar.STRING;
    }

    @Override
    public Optional<RecordFramer> framer(Options options) {
        return Optional.of(new LineFramer());
    }

    @Override
    public Optional<RecordDecoder> decoder(Schema schema, Options options) {
        if (schema.size() != 1) {
            throw invalid(schema, "and nothing else");
        }
        Field field = schema.field(value(schema));
        return Optional.of(new RawDecoder(field, FormatOptions.maxRecordBytes(options)));
    }

    /** Other fields of the schema are not written: a connector may carry them beside the record. */
    @Override
    public Optional<RecordEncoder> encoder(Schema schema, Options options) {
        return Optional.of(new RawEncoder(value(schema)));
    }

    private int value(Schema schema) {
        int index = schema.indexOf(VALUE).orElseThrow(() -> invalid(schema, "in the rows"));
        if (!supports(schema.field(index).type())) {
            throw invalid(schema, "of one of these types");
        }
        return index;
    }

    private static MillraceException invalid(Schema schema, String more) {
        return new MillraceException(
                "RAW_SCHEMA", "the format raw wants a field 'value' (BYTES or STRING) " + more + ", found " + schema);
    }
}
