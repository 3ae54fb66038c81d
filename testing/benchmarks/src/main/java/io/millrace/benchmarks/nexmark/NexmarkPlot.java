package io.millrace.benchmarks.nexmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rates of one thread as bars, by query and engine, on a scale of logarithms: ours and the slowest are two orders of magnitude apart. Colours suit light and dark pages.
 */
final class NexmarkPlot {
    private static final int WIDTH = 760;
    private static final int LEFT = 60;
    private static final int RIGHT = 130;
    private static final int BAR = 16;
    private static final int GAP = 18;
    private static final int TOP = 56;

    /** The scale goes from 0.1 to 1,000 million events a second. */
    private static final double LEAST_EXPONENT = -1;

    private static final double DECADES = 4;

    private NexmarkPlot() {}

    static void write(NexmarkTable table, Path file) throws IOException {
        Files.writeString(file, svg(table), StandardCharsets.UTF_8);
    }

    static String svg(NexmarkTable table) {
        List<Query> queries =
                table.cases().stream().map(CaseRuns::query).distinct().toList();
        StringBuilder bars = new StringBuilder();
        int y = TOP;
        for (Query query : queries) {
            List<CaseRuns> cases = Stream.of(NexmarkEngine.values())
                    .flatMap(engine -> table.find(query, engine, 1).stream())
                    .toList();
            bars.append(text(LEFT - 10, y + cases.size() * BAR / 2.0 + 4, "end", query.title()));
            for (CaseRuns one : cases) {
                bars.append(bar(one, y));
                y += BAR;
            }
            y += GAP;
        }
        int height = y + 8;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="Queries of Nexmark, million events a second with one thread">
                <style>
                  text { font: 12px sans-serif; fill: #24292f; }
                  line { stroke: #8c959f; stroke-opacity: 0.4; }
                  .simd { fill: #1f77b4; } .flink { fill: #e6522c; } .jet { fill: #2ca02c; } .duckdb { fill: #c9a400; }
                  @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .simd { fill: #58a6ff; } }
                </style>
                %3$s%4$s</svg>
                """.formatted(WIDTH, height, grid(y), bars);
    }

    private static String grid(int bottom) {
        StringBuilder lines = new StringBuilder();
        lines.append(text(LEFT, 20, "start", "million events a second, one thread"));
        for (int decade = 0; decade <= DECADES; decade++) {
            double value = Math.pow(10, LEAST_EXPONENT + decade);
            double x = x(value);
            lines.append(String.format(
                    Locale.ROOT, "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n", x, TOP - 8, x, bottom - GAP));
            lines.append(text(x, TOP - 12, "middle", value < 1 ? "0.1" : String.format(Locale.ROOT, "%,.0f", value)));
        }
        return lines.toString();
    }

    private static String bar(CaseRuns one, int y) {
        double rate = one.rate() / 1e6;
        double end = rate > 0 ? Math.max(x(rate), LEFT + 1) : LEFT;
        String label = one.engine().title() + " " + (rate > 0 ? NexmarkTable.decimals(rate) : "wrong");
        return String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                        one.engine().id(),
                        LEFT,
                        y,
                        end - LEFT,
                        BAR - 2)
                + text(end + 6, y + BAR - 5, "start", label);
    }

    private static double x(double millions) {
        return LEFT + (Math.log10(millions) - LEAST_EXPONENT) / DECADES * (WIDTH - LEFT - RIGHT);
    }

    private static String text(double x, double y, String anchor, String value) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, value);
    }
}
