package io.millrace.formats.columns;

import io.millrace.kernels.BitPackingKernels;
import io.millrace.kernels.EncodingKernels;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.spi.EncodedRecords;

/** Writes blocks of whole numbers, each in the encoding that makes it smallest. Used by one thread. */
final class NumberWriter {
    private final ReductionKernels reductions;
    private final EncodingKernels encodings;
    private final BitPackingKernels packing;
    private long[] scratch = {};
    private int[] starts = {};

    NumberWriter(Kernels kernels) {
        this.reductions = kernels.reductions();
        this.encodings = kernels.encodings();
        this.packing = kernels.packing();
    }

    /** Writes the distances between {@code count + 1} offsets. */
    void writeLengths(int[] offsets, int count, EncodedRecords out) {
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = (long) offsets[i + 1] - offsets[i];
        }
        write(lengths, count, out);
    }

    /** Writes the first {@code count} values. */
    void write(long[] values, int count, EncodedRecords out) {
        if (starts.length <= count) {
            starts = new int[count + 1];
        }
        int runs = encodings.runStarts(values, count, starts);
        starts[runs] = count;
        Plan packed = plan(values, count);
        // A run costs a value and a length.
        if (runs > count / 2 || !writeRuns(values, runs, packed.bytes, out)) {
            write(packed, values, count, out);
        }
    }

    /** Writes runs, unless that takes as many bytes as another encoding, or more. */
    private boolean writeRuns(long[] values, int runs, long otherBytes, EncodedRecords out) {
        long[] runValues = new long[runs];
        long[] lengths = new long[runs];
        for (int run = 0; run < runs; run++) {
            runValues[run] = values[starts[run]];
            lengths[run] = (long) starts[run + 1] - starts[run];
        }
        Plan ofValues = plan(runValues, runs);
        Plan ofLengths = plan(lengths, runs);
        if (ofValues.bytes + ofLengths.bytes >= otherBytes) {
            return false;
        }
        out.write(NumberEncoding.RUNS.code());
        VarInts.write(runs, out);
        write(ofValues, runValues, runs, out);
        write(ofLengths, lengths, runs, out);
        return true;
    }

    /**
     * How a block is to be written without runs.
     *
     * @param least of the numbers, or of the differences
     * @param width bits of what is packed
     * @param bytes about what it will take
     */
    private record Plan(NumberEncoding encoding, long least, int width, long bytes) {
        static final int FRAME_BYTES = 4;
        static final int DELTA_BYTES = 12;
    }

    private Plan plan(long[] values, int count) {
        long plainBytes = (long) count * Long.BYTES;
        if (count == 0) {
            return new Plan(NumberEncoding.PLAIN, 0, 0, plainBytes);
        }
        long least = reductions.min(values, 0, count);
        int width = width(reductions.max(values, 0, count) - least);
        Plan best = new Plan(
                NumberEncoding.FRAME, least, width, Plan.FRAME_BYTES + BitPackingKernels.packedBytes(count, width));
        if (count > 1 && width > 0) {
            long[] deltas = scratch(count);
            encodings.deltas(values, count, deltas);
            long leastDelta = reductions.min(deltas, 0, count - 1);
            int deltaWidth = width(reductions.max(deltas, 0, count - 1) - leastDelta);
            long bytes = Plan.DELTA_BYTES + BitPackingKernels.packedBytes(count - 1, deltaWidth);
            if (bytes < best.bytes) {
                best = new Plan(NumberEncoding.DELTA, leastDelta, deltaWidth, bytes);
            }
        }
        return best.bytes < plainBytes ? best : new Plan(NumberEncoding.PLAIN, 0, 0, plainBytes);
    }

    /** The bits of an unsigned number. */
    private static int width(long range) {
        return Long.SIZE - Long.numberOfLeadingZeros(range);
    }

    private void write(Plan plan, long[] values, int count, EncodedRecords out) {
        out.write(plan.encoding.code());
        switch (plan.encoding) {
            case PLAIN -> pack(values, count, Long.SIZE, out);
            case FRAME -> {
                VarInts.writeSigned(plan.least, out);
                long[] distances = scratch(count);
                System.arraycopy(values, 0, distances, 0, count);
                packDistances(plan, distances, count, out);
            }
            case DELTA -> {
                VarInts.writeSigned(values[0], out);
                VarInts.writeSigned(plan.least, out);
                long[] deltas = scratch(count);
                encodings.deltas(values, count, deltas);
                packDistances(plan, deltas, count - 1, out);
            }
            case RUNS -> throw new IllegalArgumentException("no plan is to write runs");
        }
    }

    private void packDistances(Plan plan, long[] numbers, int count, EncodedRecords out) {
        encodings.add(numbers, count, -plan.least);
        out.write(plan.width);
        pack(numbers, count, plan.width, out);
    }

    private void pack(long[] values, int count, int width, EncodedRecords out) {
        int bytes = Math.toIntExact(BitPackingKernels.packedBytes(count, width));
        out.ensure(bytes);
        packing.pack(values, count, width, out.data(), out.size());
        out.advance(bytes);
    }

    private long[] scratch(int count) {
        if (scratch.length < count) {
            scratch = new long[count];
        }
        return scratch;
    }
}
