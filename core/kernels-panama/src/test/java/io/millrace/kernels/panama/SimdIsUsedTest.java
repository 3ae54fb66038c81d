package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.sun.management.ThreadMXBean;
import io.millrace.kernels.BitPackingKernels;
import io.millrace.kernels.BitmapKernels;
import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.Comparison;
import io.millrace.kernels.ComparisonKernels;
import io.millrace.kernels.CompensatedSum;
import io.millrace.kernels.DeviationKernels;
import io.millrace.kernels.EncodingKernels;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.LookUpKernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.kernels.ScalarLookUpKernels;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.kernels.SimdOperation;
import io.millrace.kernels.TimestampKernels;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels that tests and measurements call SIMD are SIMD: by class, by species, and as compiled. */
class SimdIsUsedTest {
    private static final int ROWS = 1000;
    private static final int CALLS = 2000;

    private final Kernels kernels = ForcedWidth.kernels();

    @Test
    void theKernelsAreThoseOfTheWidth() {
        assertThat(kernels.comparisons()).isInstanceOf(PanamaComparisonKernels.class);
        assertThat(kernels.bitmaps()).isInstanceOf(PanamaBitmapKernels.class);
        assertThat(kernels.reductions()).isInstanceOf(PanamaReductionKernels.class);
        assertThat(kernels.deviations()).isInstanceOf(PanamaDeviationKernels.class);
        assertThat(kernels.bytes()).isInstanceOf(PanamaByteKernels.class);
        assertThat(kernels.separators()).isInstanceOf(PanamaSeparatorKernels.class);
        assertThat(kernels.packing()).isInstanceOf(PanamaBitPackingKernels.class);
        assertThat(kernels.encodings()).isInstanceOf(PanamaEncodingKernels.class);
        assertThat(kernels.lookUps())
                .isInstanceOf(ForcedWidth.BITS == 512 ? PanamaLookUpKernels.class : ScalarLookUpKernels.class);
        assertThat(kernels.timestamps()).isInstanceOf(PanamaTimestampKernels.class);
        assertThat(kernels.vectorBits()).isEqualTo(ForcedWidth.BITS);
        assertThat(Lanes.LONGS.vectorBitSize()).isEqualTo(ForcedWidth.BITS);
        assertThat(Lanes.INTS.length()).isEqualTo(2 * Lanes.LONGS.length());
        assertThat(kernels.describe()).contains(ForcedWidth.BITS + "-bit, SIMD_VECTOR_BITS=" + ForcedWidth.BITS);
    }

    @Test
    void anotherWidthIsRefused() {
        KernelSettings other = new KernelSettings(
                true, KernelSettings.InstructionSet.AUTO, ForcedWidth.BITS == 128 ? 256 : ForcedWidth.BITS / 2);

        assertThatThrownBy(() -> Kernels.choose(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fixed them at " + ForcedWidth.BITS);
    }

    @Test
    void simdCanBeSwitchedOff() {
        assertThat(Kernels.choose(KernelSettings.of(Map.of("ENABLE_SIMD", "false")))
                        .describe())
                .isEqualTo("scalar: ENABLE_SIMD=false");
    }

    @Test
    void callsAreCountedByOperation() {
        Kernels counted = ForcedWidth.kernels();

        counted.reductions().max(new long[ROWS], 0, ROWS);
        counted.reductions().max(new double[ROWS], 0, ROWS);
        counted.bytes().isAscii(new byte[ROWS], 0, ROWS);
        // There is no form in SIMD of these.
        counted.reductions().sum(new int[ROWS], 0, ROWS);
        counted.bits().ones(new int[ROWS], ROWS, new int[ROWS]);

        assertThat(counted.counts().calls()).containsOnly(entry(SimdOperation.MAX, 2L), entry(SimdOperation.ASCII, 1L));
    }

    static Stream<Named<Runnable>> kernels() {
        int[] ints = new int[ROWS];
        long[] longs = new long[ROWS];
        double[] doubles = new double[ROWS];
        int[] out = new int[ROWS];
        byte[] text = new byte[ROWS];
        byte[] sought = {0, 1};
        ComparisonKernels comparisons = ForcedWidth.kernels().comparisons();
        BitmapKernels bitmaps = ForcedWidth.kernels().bitmaps();
        ReductionKernels reductions = ForcedWidth.kernels().reductions();
        DeviationKernels deviations = ForcedWidth.kernels().deviations();
        ByteKernels bytes = ForcedWidth.kernels().bytes();
        TimestampKernels timestamps = ForcedWidth.kernels().timestamps();
        SeparatorKernels separators = ForcedWidth.kernels().separators();
        SeparatorMarks marks = new SeparatorMarks();
        int[] start = {0};
        int[] length = {ROWS};
        int[] rows = IntStream.range(0, ROWS).toArray();
        int[] copiedRows = new int[ROWS];
        long[] table = new long[1024];
        long[] ranges = {0, 1, 2, 3};
        LookUpKernels lookUps = ForcedWidth.kernels().lookUps();
        byte[] prefix = new byte[ByteKernels.PREFIX_MARGIN];
        byte[] copies = new byte[ROWS + ByteKernels.SLACK];
        CompensatedSum total = new CompensatedSum();
        EncodingKernels encodings = ForcedWidth.kernels().encodings();
        BitPackingKernels packing = ForcedWidth.kernels().packing();
        Stream<Named<Runnable>> always = Stream.of(
                Named.of("range of ints", () -> comparisons.range(ints, 0, 1, true, ROWS, out)),
                Named.of("equal ints", () -> comparisons.compare(Comparison.EQUAL, ints, ints, ROWS, out)),
                Named.of("rows of bits", () -> bitmaps.rows(longs, false, ROWS, out)),
                Named.of("sum of longs", () -> reductions.sum(longs, 0, ROWS)),
                Named.of("sum of doubles", () -> reductions.sum(doubles, 0, ROWS, total)),
                Named.of("deviations", () -> deviations.sum(doubles, 0, ROWS, 1)),
                Named.of("squares of deviations", () -> deviations.squares(doubles, 0, ROWS, 1)),
                Named.of("products of deviations", () -> deviations.products(doubles, 1, doubles, 2, 0, ROWS)),
                Named.of("text in bytes", () -> bytes.indexOf(text, 0, ROWS, sought)),
                Named.of("bytes of ASCII", () -> bytes.isAscii(text, 0, ROWS)),
                Named.of("text at places", () -> bytes.allStartWith(text, start, 0, 1, prefix, 2)),
                Named.of("copies of text", () -> bytes.copy(text, start, length, 0, 1, copies, 0)),
                Named.of("lines", () -> separators.lines(text, 0, ROWS, (byte) ',', (byte) '"', marks)),
                Named.of("separators of JSON", () -> separators.json(text, start, length, 0, 1, marks)),
                Named.of(
                        "delimiters",
                        () -> separators.delimited(text, start, length, 0, 1, (byte) ',', (byte) '"', marks)),
                Named.of("min of ints", () -> reductions.min(ints, 0, ROWS)),
                Named.of("max of ints", () -> reductions.max(ints, 0, ROWS)),
                Named.of("min of longs", () -> reductions.min(longs, 0, ROWS)),
                Named.of("max of longs", () -> reductions.max(longs, 0, ROWS)),
                Named.of("min of doubles", () -> reductions.min(doubles, 0, ROWS)),
                Named.of("max of doubles", () -> reductions.max(doubles, 0, ROWS)));
        // Masks of two lanes are not compiled to instructions, which is why vectors of 128 bits are for tests only.
        Stream<Named<Runnable>> wide = Stream.of(
                Named.of("unpacked bits", () -> packing.unpack(text, 0, ROWS / 2, 13, longs, 0)),
                Named.of("starts of runs", () -> encodings.runStarts(longs, ROWS, out)),
                Named.of("first outside", () -> timestamps.firstOutside(longs, 0, 1, 0, ROWS)),
                Named.of("divided times", () -> timestamps.divide(longs, 0, ROWS, ranges, rows, out, 0)),
                Named.of("first places", () -> lookUps.first(longs, rows, ROWS, table, out, copiedRows)),
                Named.of("first mismatch", () -> lookUps.firstMismatch(longs, rows, longs, ints, 0, ROWS)),
                Named.of("range of longs", () -> comparisons.range(longs, 0, 1, true, ROWS, out)),
                Named.of("range of doubles", () -> comparisons.range(doubles, 0, 1, true, ROWS, out)),
                Named.of("longs less", () -> comparisons.compare(Comparison.LESS, longs, longs, ROWS, out)),
                Named.of(
                        "doubles less or equal",
                        () -> comparisons.compare(Comparison.LESS_OR_EQUAL, doubles, doubles, ROWS, out)));
        return ForcedWidth.BITS == 128 ? always : Stream.concat(always, wide);
    }

    static Stream<String> names() {
        return kernels().map(Named::getName);
    }

    /**
     * A vector that is not compiled to registers and instructions is an object: once compiled, calls allocate nothing. Where the methods of vectors were compiled for many kernels before,
     * C2 keeps objects of one now and then; a process with that kernel alone has the last word.
     */
    @ParameterizedTest
    @MethodSource("names")
    void compiledKernelsAllocateNothing(String name) throws IOException, InterruptedException {
        assertThat(isCompiled(name, Duration.ofSeconds(20)) || isCompiledInProcessOfItsOwn(name))
                .as("calls allocate nothing")
                .isTrue();
    }

    private static boolean isCompiled(String name, Duration limit) {
        Runnable kernel = kernels()
                .filter(named -> named.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getPayload();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        while (System.nanoTime() - start < limit.toNanos()) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                kernel.run();
            }
            if (threads.getCurrentThreadAllocatedBytes() - before < CALLS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCompiledInProcessOfItsOwn(String name) throws IOException, InterruptedException {
        return new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--add-modules=jdk.incubator.vector",
                                "-D" + KernelSettings.SIMD_VECTOR_BITS + "=" + ForcedWidth.BITS,
                                "-cp",
                                System.getProperty("java.class.path"),
                                SimdIsUsedTest.class.getName(),
                                name)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Ends with 0 if the kernel of that name is compiled in time. */
    public static void main(String[] args) {
        System.exit(isCompiled(args[0], Duration.ofMinutes(1)) ? 0 : 1);
    }
}
