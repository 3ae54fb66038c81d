package io.millrace.benchmarks.kernels;

import io.millrace.benchmarks.ProcessorTime;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Time for one batch. A process measures one kernel in one form and no other, so that the JIT sees what it sees in a job.
 * After the measurement the compiled code is held against the scalar form; a kernel that is wrong has no figure.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {
    /** The name of a {@link KernelCase}. */
    @Param("RANGE_OF_INTS")
    public String kernel = "";

    /** {@code 0} is the scalar form, the others are the bits of a vector. */
    @Param("0")
    public int vectorBits;

    @Param("1024")
    public int rows;

    private KernelCase measured = KernelCase.RANGE_OF_INTS;
    private Kernels kernels = Kernels.scalar("not set up");
    private Columns columns = new Columns(0);

    @Setup
    public void fill() {
        measured = KernelCase.valueOf(kernel);
        kernels = Kernels.choose(KernelSettings.of(
                vectorBits == 0
                        ? Map.of(KernelSettings.ENABLE_SIMD, "false")
                        : Map.of(KernelSettings.SIMD_VECTOR_BITS, Integer.toString(vectorBits))));
        if (kernels.vectorBits() != vectorBits) {
            throw new IllegalStateException("measuring " + kernels.describe() + " instead of " + vectorBits + " bits");
        }
        columns = new Columns(rows);
    }

    @Benchmark
    public double batch(ProcessorTime time) {
        time.batches++;
        return measured.run(kernels, columns);
    }

    @TearDown
    public void check() {
        if (!measured.isRight(kernels, columns)) {
            throw new IllegalStateException(kernel + " of " + kernels.describe() + " differs from the scalar form");
        }
    }
}
