package io.millrace.benchmarks.bids;

import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import java.io.IOException;
import java.util.List;

/** JSON records into columns. */
public final class JsonBench implements Bench {
    private final BidComparison comparison =
            new BidComparison(name(), List.of(BidForm.JSON, BidForm.JSON_SHUFFLED), List.of("jackson", "fastjson2"));

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "JSON bids of 190 bytes into columns, per second of processor time, beside Jackson and fastjson2";
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException {
        return comparison.run(context);
    }
}
