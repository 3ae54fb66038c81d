package io.millrace.benchmarks.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.Median;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JSON records into columns, each run in a fresh JVM, ours and Jackson's in turn. */
public final class JsonBench implements Bench {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "JSON records of 130 bytes into columns, per second of processor time, beside Jackson's streaming parser";
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
        List<Double> ours = new ArrayList<>();
        List<Double> jackson = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        boolean checked = true;
        for (int i = 0; i < context.runs(); i++) {
            JsonNode mine = process("millrace", shuffled);
            JsonNode other = process("jackson", shuffled);
            checked &= mine.get("checksum").asLong() == other.get("checksum").asLong();
            ours.add(mine.get("rate").asDouble());
            jackson.add(other.get("rate").asDouble());
            ratios.add(ours.getLast() / jackson.getLast());
            bytes.add(mine.get("bytes").asDouble());
            context.progress()
                    .accept(String.format(
                            Locale.ROOT,
                            "%s, run %d: %,.0f records/s, Jackson %,.0f",
                            order,
                            i + 1,
                            ours.getLast(),
                            jackson.getLast()));
        }
        return List.of(
                result(order, "simd", ours, "records/s", checked),
                result(order, "by-hand", jackson, "records/s", checked),
                result(order + ", ratio", "simd", ratios, "ratio", checked),
                result(order + ", allocated", "simd", bytes, "B/record", checked));
    }

    private static JsonNode process(String reader, boolean shuffled) throws IOException, InterruptedException {
        String example = Path.of(System.getProperty("millrace.examples", "examples"))
                .resolve("trips")
                .toString();
        return CaseProcess.run(JsonReading.class, List.of(example, reader, String.valueOf(shuffled)));
    }

    private static BenchResult result(
            String caseName, String engine, List<Double> values, String unit, boolean checked) {
        return new BenchResult("json", caseName, engine, 1, Median.of(values), unit, values.size(), checked);
    }
}
