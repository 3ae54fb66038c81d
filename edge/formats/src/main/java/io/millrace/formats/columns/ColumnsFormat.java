package io.millrace.formats.columns;

import io.millrace.formats.FormatOptions;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RecordFramer;
import java.util.List;
import java.util.Optional;

/** The format {@code columns}: many rows a record, column by column, small and checked. */
public final class ColumnsFormat implements Format {
    @Override
    public String name() {
        return "columns";
    }

    @Override
    public String description() {
        return "Many rows a record, packed column by column with their types and a checksum; for topics and files between jobs.";
    }

    @Override
    public List<Option> options() {
        return List.of(FormatOptions.MAX_RECORD_BYTES);
    }

    @Override
    public boolean supports(DataType type) {
        return switch (type) {
            case DataType.Scalar scalar -> true;
            case DataType.Decimal decimal -> true;
            case DataType.Array array -> supports(array.element());
            case DataType.Map map -> supports(map.key()) && supports(map.value());
            case DataType.Row row -> row.fields().stream().allMatch(field -> supports(field.type()));
        };
    }

    @Override
    public Optional<RecordFramer> framer(Options options) {
        return Optional.of(new ColumnsFramer(FormatOptions.maxRecordBytes(options)));
    }

    @Override
    public Optional<RecordDecoder> decoder(Schema schema, Options options) {
        check(schema);
        return Optional.of(new ColumnsDecoder(schema, FormatOptions.maxRecordBytes(options)));
    }

    @Override
    public Optional<RecordEncoder> encoder(Schema schema, Options options) {
        check(schema);
        return Optional.of(new ColumnsEncoder(schema, FormatOptions.maxRecordBytes(options)));
    }

    private void check(Schema schema) {
        for (Field field : schema.fields()) {
            if (!supports(field.type())) {
                throw new IllegalArgumentException("the format columns does not have the type " + field.type());
            }
        }
    }
}
