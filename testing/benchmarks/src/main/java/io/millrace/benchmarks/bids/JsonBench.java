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

/** JSON records into columns. */
public final class JsonBench implements Bench {
    private static final List<String> OTHERS = List.of("jackson", "fastjson2");

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "JSON bids of 190 bytes and measurements into columns, per second of processor time, beside Jackson and fastjson2";
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException {
        Map<String, String> measurements = Map.of("JSON", "numbers, flags and nulls");
        List<BenchResult> results = new ArrayList<>();
        results.addAll(new ReaderComparison(
                        name(), BidReading.class, BidForm.titles(BidForm.JSON, BidForm.JSON_SHUFFLED), OTHERS)
                .run(context));
        results.addAll(new ReaderComparison(name(), MeasurementReading.class, measurements, OTHERS).run(context));
        return BenchReport.of(results);
    }
}
