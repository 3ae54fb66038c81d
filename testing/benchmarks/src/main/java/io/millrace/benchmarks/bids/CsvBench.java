package io.millrace.benchmarks.bids;

import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import java.io.IOException;
import java.util.List;

/** CSV records into columns. */
public final class CsvBench implements Bench {
    private final BidComparison comparison =
            new BidComparison(name(), List.of(BidForm.CSV, BidForm.CSV_QUOTED), List.of("fastcsv"));

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "CSV bids of 125 bytes into columns, per second of processor time, beside FastCSV";
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException {
        return comparison.run(context);
    }
}
