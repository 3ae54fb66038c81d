package io.millrace.benchmarks.kernels;

import static java.util.Comparator.comparingDouble;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the requirements promise of SIMD, and what the figures say to it: a line for each, at each width. */
final class DocumentedPromises {
    private static final double EVENTS_AVX512 = 10e6;
    private static final double EVENTS_AVX2 = 5e6;
    private static final double BYTES = 10e9;
    private static final double SPEEDUP = 16;

    private final KernelTable table;

    DocumentedPromises(KernelTable table) {
        this.table = table;
    }

    void print(PrintStream out) {
        out.println("promises of the documents, for single kernels, not whole jobs:");
        print(out, KernelForm.AVX512, EVENTS_AVX512);
        print(out, KernelForm.AVX2, EVENTS_AVX2);
    }

    private void print(PrintStream out, KernelForm form, double events) {
        List<KernelFigure> inMemory = table.figures(form, Memory.DRAM);
        if (inMemory.isEmpty()) {
            out.printf("  %s: not measured%n", form.title());
            return;
        }
        out.printf(Locale.ROOT, "  %.0f M events/s at %s: %s%n", events / 1e6, form.title(), events(inMemory, events));
        out.printf(Locale.ROOT, "  10 GB/s at %s: %s%n", form.title(), bytes(inMemory));
        out.printf(Locale.ROOT, "  16-64x scalar at %s: %s%n", form.title(), speedups(form, KernelForm.SCALAR));
        out.printf(
                Locale.ROOT,
                "  16-64x scalar one by one at %s: %s%n",
                form.title(),
                speedups(form, KernelForm.ONE_BY_ONE));
    }

    private static String events(List<KernelFigure> figures, double promised) {
        KernelFigure slowest = figures.stream()
                .min(comparingDouble(KernelFigure::rowsPerSecond))
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s; the slowest kernel, %s, does %,.0f M rows/s from memory",
                slowest.rowsPerSecond() >= promised ? "kept" : "NOT KEPT",
                slowest.kernel().title(),
                slowest.rowsPerSecond() / 1e6);
    }

    private static String bytes(List<KernelFigure> figures) {
        long keeping =
                figures.stream().filter(f -> f.bytesReadPerSecond() >= BYTES).count();
        KernelFigure fastest = figures.stream()
                .max(comparingDouble(KernelFigure::bytesReadPerSecond))
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%d of %d kernels read that much from memory; the fastest, %s, reads %.1f GB/s",
                keeping,
                figures.size(),
                fastest.kernel().title(),
                fastest.bytesReadPerSecond() / 1e9);
    }

    /**
     * A vector does as many rows at a time as it has lanes. More than that only comes where the plain loop is slower than a row a cycle: it
     * waits for the previous addition, or mispredicts branches.
     */
    private String speedups(KernelForm form, KernelForm base) {
        Map<KernelCase, Double> ratios = table.ratios(form, base, Memory.L1);
        String kept = ratios.entrySet().stream()
                .filter(e -> e.getValue() >= SPEEDUP)
                .map(e -> named(form, e))
                .collect(Collectors.joining(", "));
        String below = ratios.entrySet().stream()
                .filter(e -> e.getValue() < SPEEDUP)
                .map(e -> named(form, e))
                .collect(Collectors.joining(", "));
        return (kept.isEmpty() ? "kept by none" : "kept by " + kept) + (below.isEmpty() ? "" : "; below: " + below);
    }

    private static String named(KernelForm form, Map.Entry<KernelCase, Double> ratio) {
        return ratio.getKey().title() + " " + KernelTable.times(ratio.getValue()) + " of "
                + form.vectorBits() / ratio.getKey().laneBits() + " lanes";
    }
}
