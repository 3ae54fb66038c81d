package io.millrace.benchmarks.nexmark;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RecordFramer;
import io.millrace.model.spi.RowsPerRecord;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of {@link PreparedSource}, each of which stands for a batch that is there already: decoding is not what is measured.
 *
 * @param name of the source whose batches they are
 */
record PreparedFormat(String name, NexmarkEvents events) implements Format {
    @Override
    public String description() {
        return "Batches in memory, for benchmarks.";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public boolean supports(DataType type) {
        return true;
    }

    @Override
    public Optional<RecordFramer> framer(Options options) {
        return Optional.empty();
    }

    @Override
    public Optional<RecordDecoder> decoder(Schema schema, Options options) {
        return Optional.of(new Decoder(events.batches()));
    }

    @Override
    public Optional<RecordEncoder> encoder(Schema schema, Options options) {
        return Optional.empty();
    }

    private record Decoder(List<Batch> batches) implements RecordDecoder {
        @Override
        public RowsPerRecord rowsPerRecord() {
            return RowsPerRecord.MANY;
        }

        @Override
        public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
            for (int i = from; i < to; i++) {
                Batch batch = batches.get(Math.toIntExact(records.offsets()[i]));
                rows.append(batch.columns(), batch.rowCount());
            }
        }
    }
}
