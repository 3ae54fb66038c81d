package io.millrace.formats.csv;

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

/** The format {@code csv}. */
public final class CsvFormat implements Format {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "CSV (RFC 4180), one record a line; a quoted field may hold line ends.";
    }

    @Override
    public List<Option> options() {
        return CsvSettings.OPTIONS;
    }

    @Override
    public boolean supports(DataType type) {
        return ValueKind.supports(type);
    }

    @Override
    public Optional<RecordFramer> framer(Options options) {
        return Optional.of(new CsvFramer(CsvSettings.of(options), simd().map(Kernels::separators)));
    }

    @Override
    public Optional<RecordDecoder> decoder(Schema schema, Options options) {
        return Optional.of(new CsvDecoder(schema, CsvSettings.of(options), simd()));
    }

    @Override
    public Optional<RecordEncoder> encoder(Schema schema, Options options) {
        CsvSettings settings = CsvSettings.of(options);
        return Optional.of(new CsvEncoder(schema, settings.dialect(), settings.timestamps(), settings.header()));
    }

    /** A look ahead by plain loops costs more than it saves. */
    private static Optional<Kernels> simd() {
        return Optional.of(Kernels.active()).filter(kernels -> kernels.vectorBits() > 0);
    }
}
