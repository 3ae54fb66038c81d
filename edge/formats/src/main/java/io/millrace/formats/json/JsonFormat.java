package io.millrace.formats.json;

import io.millrace.formats.text.LineFramer;
import io.millrace.formats.text.ValueKind;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RecordFramer;
import java.util.List;
import java.util.Optional;

/** The format {@code json}; in files one object a line. */
public final class JsonFormat implements Format {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "JSON (RFC 8259), one object a record; in files one object a line.";
    }

    @Override
    public List<Option> options() {
        return JsonSettings.OPTIONS;
    }

    @Override
    public boolean supports(DataType type) {
        return switch (type) {
            case DataType.Scalar scalar -> ValueKind.supports(scalar);
            case DataType.Decimal decimal -> ValueKind.supports(decimal);
            case DataType.Array array -> supports(array.element());
            case DataType.Map map -> map.key() == DataType.Scalar.STRING && supports(map.value());
            case DataType.Row row -> row.fields().stream().allMatch(field -> supports(field.type()));
        };
    }

    @Override
    public Optional<RecordFramer> framer(Options options) {
        return Optional.of(new LineFramer());
    }

    @Override
    public Optional<RecordDecoder> decoder(Schema schema, Options options) {
        // A look ahead by plain loops costs more than it saves.
        Optional<Kernels> simd = Optional.of(Kernels.active()).filter(kernels -> kernels.vectorBits() > 0);
        return Optional.of(new JsonDecoder(schema, JsonSettings.of(options), simd));
    }

    @Override
    public Optional<RecordEncoder> encoder(Schema schema, Options options) {
        return Optional.of(new JsonEncoder(schema, JsonSettings.of(options).timestamps()));
    }
}
