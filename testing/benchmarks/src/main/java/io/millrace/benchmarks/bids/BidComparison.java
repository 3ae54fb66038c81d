package io.millrace.benchmarks.bids;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Our reader and others on the same bids, each run in a fresh JVM, by turns.
 *
 * @param bench the name of the benchmark
 * @param forms of the records
 * @param others whom to compare with
 */
record BidComparison(String bench, List<BidForm> forms, List<String> others) {
    private static final String OURS = "millrace";

    BenchReport run(BenchContext context) throws IOException, InterruptedException {
        List<BenchResult> results = new ArrayList<>();
        for (BidForm form : forms) {
            results.addAll(run(context, form));
        }
        return BenchReport.of(results);
    }

    private List<BenchResult> run(BenchContext context, BidForm form) throws IOException, InterruptedException {
        List<String> readers = new ArrayList<>(List.of(OURS));
        readers.addAll(others);
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        List<Double> bytes = new ArrayList<>();
        boolean checked = true;
        for (int i = 0; i < context.runs(); i++) {
            List<Long> checksums = new ArrayList<>();
            for (String reader : readers) {
                JsonNode figures = CaseProcess.run(BidReading.class, List.of(reader, form.name()));
                rates.computeIfAbsent(reader, r -> new ArrayList<>())
                        .add(figures.get("rate").asDouble());
                checksums.add(figures.get("checksum").asLong());
                if (reader.equals(OURS)) {
                    bytes.add(figures.get("bytes").asDouble());
                }
                context.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "%s, run %d: %s %,.0f records/s",
                                form.title(),
                                i + 1,
                                reader,
                                figures.get("rate").asDouble()));
            }
            checked &= checksums.stream().distinct().count() == 1;
        }
        return results(form.title(), rates, bytes, checked);
    }

    private List<BenchResult> results(
            String order, Map<String, List<Double>> rates, List<Double> bytes, boolean checked) {
        List<BenchResult> results = new ArrayList<>();
        List<Double> ours = rates.getOrDefault(OURS, List.of());
        rates.forEach((reader, values) ->
                results.add(result(order, reader.equals(OURS) ? "simd" : reader, values, "records/s", checked)));
        rates.forEach((reader, values) -> {
            if (!reader.equals(OURS)) {
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    ratios.add(ours.get(i) / values.get(i));
                }
                results.add(result(order + ", simd / " + reader, "simd", ratios, "ratio", checked));
            }
        });
        results.add(result(order + ", allocated", "simd", bytes, "B/record", checked));
        return results;
    }

    private BenchResult result(String caseName, String engine, List<Double> values, String unit, boolean checked) {
        return new BenchResult(bench, caseName, engine, 1, Median.of(values), unit, values.size(), checked);
    }
}
