package io.millrace.benchmarks.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.benchmarks.Bench;
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

/** JSON records into columns, each run in a fresh JVM, ours and the others' in turn. */
public final class JsonBench implements Bench {
    private static final String OURS = "millrace";
    private static final List<String> READERS = List.of(OURS, "jackson", "fastjson2");

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
        List<BenchResult> results = new ArrayList<>();
        for (boolean shuffled : new boolean[] {false, true}) {
            results.addAll(run(context, shuffled));
        }
        return BenchReport.of(results);
    }

    private static List<BenchResult> run(BenchContext context, boolean shuffled)
            throws IOException, InterruptedException {
        String order = shuffled ? "keys shuffled" : "keys in one order";
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        List<Double> bytes = new ArrayList<>();
        boolean checked = true;
        for (int i = 0; i < context.runs(); i++) {
            List<Long> checksums = new ArrayList<>();
            for (String reader : READERS) {
                JsonNode figures = CaseProcess.run(JsonReading.class, List.of(reader, String.valueOf(shuffled)));
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
                                order,
                                i + 1,
                                reader,
                                figures.get("rate").asDouble()));
            }
            checked &= checksums.stream().distinct().count() == 1;
        }
        return results(order, rates, bytes, checked);
    }

    private static List<BenchResult> results(
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

    private static BenchResult result(
            String caseName, String engine, List<Double> values, String unit, boolean checked) {
        return new BenchResult("json", caseName, engine, 1, Median.of(values), unit, values.size(), checked);
    }
}
