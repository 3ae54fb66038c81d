package io.millrace.benchmarks.bids;

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

/** Rows from batch to bytes and back, in each of our formats. */
public final class ColumnsBench implements Bench {
    private static final List<String> FORMATS = List.of("columns", "json", "csv");
    private static final Map<String, String> UNITS = Map.of("write", "rows/s", "read", "rows/s", "bytes", "B/row");

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public String description() {
        return "bids from batches to records and back in the formats columns, json and csv: size, and rates per second of processor time";
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException {
        Map<String, List<JsonNode>> figures = new LinkedHashMap<>();
        for (int run = 1; run <= context.runs(); run++) {
            for (String format : FORMATS) {
                JsonNode figure = CaseProcess.run(BidPacking.class, List.of(format));
                figures.computeIfAbsent(format, f -> new ArrayList<>()).add(figure);
                context.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "run %d: %s %.1f B/row, written %,.0f rows/s, read %,.0f rows/s",
                                run,
                                format,
                                figure.get("bytes").asDouble(),
                                figure.get("write").asDouble(),
                                figure.get("read").asDouble()));
            }
        }
        List<BenchResult> results = new ArrayList<>();
        for (String measure : List.of("bytes", "write", "read")) {
            figures.forEach((format, runs) -> results.add(result(format, measure, runs)));
        }
        return BenchReport.of(results);
    }

    private BenchResult result(String format, String measure, List<JsonNode> runs) {
        return new BenchResult(
                name(),
                format + ", " + measure,
                "simd",
                1,
                Median.of(runs.stream().map(run -> run.get(measure).asDouble()).toList()),
                UNITS.getOrDefault(measure, ""),
                runs.size(),
                runs.stream().allMatch(run -> run.get("right").asBoolean()));
    }
}
