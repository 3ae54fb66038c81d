package io.millrace.benchmarks.bids;

import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.ReaderComparison;
import io.millrace.benchmarks.measurements.MeasurementReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CSV records into columns. */
public final class CsvBench implements Bench {
    private static final List<String> OTHERS = List.of("fastcsv");

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "CSV bids of 125 bytes and measurements into columns, per second of processor time, beside FastCSV";
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException {
        Map<String, String> measurements = Map.of("CSV", "numbers, flags and nulls");
        List<BenchResult> results = new ArrayList<>();
        results.addAll(
                new ReaderComparison(name(), BidReading.class, BidForm.titles(BidForm.CSV, BidForm.CSV_QUOTED), OTHERS)
                        .run(context));
        results.addAll(new ReaderComparison(name(), MeasurementReading.class, measurements, OTHERS).run(context));
        return BenchReport.of(results);
    }
}
