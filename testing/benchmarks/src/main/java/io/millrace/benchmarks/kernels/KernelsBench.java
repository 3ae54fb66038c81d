package io.millrace.benchmarks.kernels;

import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.JmhRun;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.options.TimeValue;

/** Every kernel in every form, on batches in the first cache and in memory, by JMH in fresh JVMs. */
public final class KernelsBench implements Bench {
    private static final TimeValue ITERATION = TimeValue.milliseconds(300);

    @Override
    public String name() {
        return "kernels";
    }

    @Override
    public String description() {
        return "the kernels in SIMD beside plain loops, from the first cache and from memory";
    }

    @Override
    public BenchReport run(BenchContext context) {
        int widest = Kernels.choose(KernelSettings.AUTO).vectorBits();
        KernelMeasurement measurement = new KernelMeasurement(new JmhRun(context.runs(), ITERATION));
        List<KernelFigure> figures = new ArrayList<>();
        for (KernelCase kernel : KernelCase.values()) {
            for (Memory memory : Memory.values()) {
                for (KernelForm form : KernelForm.values()) {
                    if (form.vectorBits() <= widest) {
                        figures.add(measurement.figure(kernel, form, memory));
                        context.progress().accept(line(figures.getLast()));
                    }
                }
            }
        }
        return report(figures);
    }

    static BenchReport report(List<KernelFigure> figures) {
        KernelTable table = new KernelTable(figures);
        return new BenchReport(
                figures.stream().flatMap(f -> results(f).stream()).toList(), out -> {
                    table.print(out);
                    new DocumentedPromises(table).print(out);
                });
    }

    private static List<BenchResult> results(KernelFigure figure) {
        String kernel = figure.kernel().title() + ", " + figure.memory();
        String form = figure.form().title();
        double million = 1e6;
        return List.of(
                new BenchResult(
                        "kernels",
                        kernel,
                        form,
                        1,
                        figure.rowsPerSecond() / million,
                        "M rows/s",
                        figure.runs(),
                        figure.checked()),
                new BenchResult(
                        "kernels",
                        kernel + ", allocated",
                        form,
                        1,
                        figure.bytesPerBatch(),
                        "B/batch",
                        figure.runs(),
                        figure.checked()));
    }

    private static String line(KernelFigure figure) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s: %,.0f M rows/s",
                figure.kernel().title(),
                figure.memory(),
                figure.form().title(),
                figure.rowsPerSecond() / 1e6);
    }
}
