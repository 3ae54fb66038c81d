package io.millrace.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Our reader and others on the same records, each run in a fresh JVM, by turns.
 *
 * @param bench the name of the benchmark
 * @param reading the program that reads; its arguments are the name of the reader and the form of the records
 * @param forms of the records, with what they are called in the report
 * @param others whom to compare with
 */
public record ReaderComparison(String bench, Class<?> reading, Map<String, String> forms, List<String> others) {
    private static final String OURS = "millrace";

    /** Measures all forms. */
    public List<BenchResult> run(BenchContext context) throws IOException, InterruptedException {
        List<BenchResult> results = new ArrayList<>();
        for (Map.Entry<String, String> form : forms.entrySet()) {
            results.addAll(run(context, form.getKey(), form.getValue()));
        }
        return results;
    }

    private List<BenchResult> run(BenchContext context, String form, String title)
            throws IOException, InterruptedException {
        List<String> readers = new ArrayList<>(List.of(OURS));
        readers.addAll(others);
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        List<Double> bytes = new ArrayList<>();
        boolean checked = true;
        for (int i = 0; i < context.runs(); i++) {
            List<Long> checksums = new ArrayList<>();
            for (String reader : readers) {
                JsonNode figures = CaseProcess.run(reading, List.of(reader, form));
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
                                title,
                                i + 1,
                                reader,
                                figures.get("rate").asDouble()));
            }
            checked &= checksums.stream().distinct().count() == 1;
        }
        return results(title, rates, bytes, checked);
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
