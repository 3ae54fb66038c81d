package io.millrace.benchmarks.bids;

import com.sun.management.ThreadMXBean;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.Median;
import io.millrace.formats.columns.ColumnsFormat;
import io.millrace.formats.csv.CsvFormat;
import io.millrace.formats.json.JsonFormat;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.option.Options;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case: writes the same batches in a format and reads what was written, over and over. */
final class BidPacking {
    private static final int WARM_UP_ROUNDS = 30;
    private static final int ROUNDS = 30;

    private final RecordEncoder encoder;
    private final RecordDecoder decoder;
    private final BatchBuilder rows = new BatchBuilder(MillraceBidReader.SCHEMA, 4096);
    private final List<EncodedRecords> written = new ArrayList<>();

    private BidPacking(Format format) {
        this.encoder = format.encoder(MillraceBidReader.SCHEMA, Options.NONE).orElseThrow();
        this.decoder = format.decoder(MillraceBidReader.SCHEMA, Options.NONE).orElseThrow();
    }

    /** Argument: the name of the format. */
    public static void main(String[] args) throws IOException {
        BidPacking packing = new BidPacking(
                switch (args[0]) {
                    case "json" -> new JsonFormat();
                    case "csv" -> new CsvFormat();
                    case "columns" -> new ColumnsFormat();
                    default -> throw new IllegalArgumentException("no format '" + args[0] + "'");
                });
        CaseProcess.report(packing.measure(batches()));
    }

    private static List<Batch> batches() {
        RecordDecoder json =
                new JsonFormat().decoder(MillraceBidReader.SCHEMA, Options.NONE).orElseThrow();
        BatchBuilder rows = new BatchBuilder(MillraceBidReader.SCHEMA, 4096);
        List<Batch> batches = new ArrayList<>();
        for (RawRecords records : BidRecords.make(BidForm.JSON).batches()) {
            json.decode(records, 0, records.count(), rows, BidPacking::fail);
            batches.add(rows.build());
        }
        return batches;
    }

    /** Processor time and not the clock counts, so that other programs on the machine disturb little. */
    private Map<String, Object> measure(List<Batch> batches) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        batches.forEach(batch -> written.add(new EncodedRecords()));
        long count = batches.stream().mapToLong(Batch::rowCount).sum();
        List<Double> writeRates = new ArrayList<>();
        List<Double> readRates = new ArrayList<>();
        long checksum = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = thread.getCurrentThreadCpuTime();
            for (int i = 0; i < batches.size(); i++) {
                written.get(i).clear();
                encoder.encode(batches.get(i), written.get(i));
            }
            long end = thread.getCurrentThreadCpuTime();
            List<RawRecords> records = written.stream().map(BidPacking::raw).toList();
            long startOfReading = thread.getCurrentThreadCpuTime();
            checksum = read(records);
            if (round >= 0) {
                writeRates.add(count * 1e9 / (end - start));
                readRates.add(count * 1e9 / (thread.getCurrentThreadCpuTime() - startOfReading));
            }
        }
        long bytes = written.stream().mapToLong(EncodedRecords::size).sum();
        return Map.of(
                "write",
                Median.of(writeRates),
                "read",
                Median.of(readRates),
                "bytes",
                (double) bytes / count,
                "right",
                checksum == batches.stream().mapToLong(MillraceBidReader::sum).sum());
    }

    private long read(List<RawRecords> batches) {
        long checksum = 0;
        for (RawRecords records : batches) {
            decoder.decode(records, 0, records.count(), rows, BidPacking::fail);
            checksum += MillraceBidReader.sum(rows.build());
        }
        return checksum;
    }

    private static RawRecords raw(EncodedRecords written) {
        int count = written.count();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = written.start(i);
            lengths[i] = written.length(i);
        }
        return new RawRecords(
                0,
                "bids",
                0,
                count,
                written.data(),
                starts,
                lengths,
                new int[0],
                new int[0],
                new long[count],
                new long[count],
                new long[count],
                null);
    }

    private static void fail(int record, String code, String message) {
        throw new IllegalStateException(code + ": " + message);
    }
}
