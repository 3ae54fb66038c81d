package io.millrace.benchmarks.kernels;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures side by side, a line for each kernel: nanoseconds for a row in each form, and how much faster than plain
 * loops the widest vectors are, with and without the SIMD that C2 makes of such loops by itself.
 */
final class KernelTable {
    private static final String LINE = "%-30s %-5s %9s %9s %9s %11s %9s %12s %7s%n";
    private static final String ABSENT = "-";

    private final Map<KernelCase, Map<Memory, Map<KernelForm, KernelFigure>>> figures = new TreeMap<>();

    KernelTable(List<KernelFigure> all) {
        for (KernelFigure figure : all) {
            figures.computeIfAbsent(figure.kernel(), kernel -> new TreeMap<>())
                    .computeIfAbsent(figure.memory(), memory -> new TreeMap<>())
                    .put(figure.form(), figure);
        }
    }

    void print(PrintStream out) {
        out.printf("nanoseconds a row; x: times as fast as plain loops (in brackets: as plain loops one by one)%n");
        out.printf(
                LINE,
                "kernel",
                "in",
                KernelForm.AVX512.title(),
                KernelForm.AVX2.title(),
                KernelForm.SCALAR.title(),
                KernelForm.ONE_BY_ONE.title(),
                "x",
                "(one by one)",
                "B/batch");
        figures.forEach((kernel, byMemory) -> byMemory.forEach((memory, forms) -> print(out, kernel, memory, forms)));
    }

    private static void print(PrintStream out, KernelCase kernel, Memory memory, Map<KernelForm, KernelFigure> forms) {
        KernelForm widest = forms.containsKey(KernelForm.AVX512) ? KernelForm.AVX512 : KernelForm.AVX2;
        out.printf(
                Locale.ROOT,
                LINE,
                kernel.title(),
                memory.name(),
                nanosPerRow(forms, KernelForm.AVX512),
                nanosPerRow(forms, KernelForm.AVX2),
                nanosPerRow(forms, KernelForm.SCALAR),
                nanosPerRow(forms, KernelForm.ONE_BY_ONE),
                times(ratio(forms, widest, KernelForm.SCALAR)),
                "(" + times(ratio(forms, widest, KernelForm.ONE_BY_ONE)) + ")",
                forms.values().stream().anyMatch(KernelFigure::allocates) ? "SOME" : "0");
    }

    /** How many times as fast {@code form} is as {@code other} with batches in {@code memory}, by kernel; only what was measured. */
    Map<KernelCase, Double> ratios(KernelForm form, KernelForm other, Memory memory) {
        Map<KernelCase, Double> ratios = new TreeMap<>();
        figures.forEach((kernel, byMemory) -> {
            double ratio = ratio(byMemory.getOrDefault(memory, Map.of()), form, other);
            if (ratio > 0) {
                ratios.put(kernel, ratio);
            }
        });
        return ratios;
    }

    /** What was measured in this form with batches in {@code memory} and is right. */
    List<KernelFigure> figures(KernelForm form, Memory memory) {
        List<KernelFigure> found = new ArrayList<>();
        figures.values().forEach(byMemory -> {
            KernelFigure figure = byMemory.getOrDefault(memory, Map.of()).get(form);
            if (figure != null && figure.checked()) {
                found.add(figure);
            }
        });
        return found;
    }

    private static String nanosPerRow(Map<KernelForm, KernelFigure> forms, KernelForm form) {
        KernelFigure figure = forms.get(form);
        if (figure == null) {
            return ABSENT;
        }
        return figure.checked() ? String.format(Locale.ROOT, "%.3f", 1e9 / figure.rowsPerSecond()) : "WRONG";
    }

    /** 0 if one of them is missing. */
    private static double ratio(Map<KernelForm, KernelFigure> forms, KernelForm form, KernelForm other) {
        KernelFigure ours = forms.get(form);
        KernelFigure theirs = forms.get(other);
        return ours == null || theirs == null || !ours.checked() ? 0 : theirs.nanosPerBatch() / ours.nanosPerBatch();
    }

    static String times(double ratio) {
        return ratio == 0 ? ABSENT : String.format(Locale.ROOT, "%.1fx", ratio);
    }
}
