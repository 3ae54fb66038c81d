package io.millrace.formats.columns;

import io.millrace.kernels.BitPackingKernels;
import io.millrace.kernels.EncodingKernels;
import io.millrace.kernels.Kernels;

/** Reads blocks of whole numbers. */
final class NumberReader {
    private final EncodingKernels encodings;
    private final BitPackingKernels packing;

    NumberReader(Kernels kernels) {
        this.encodings = kernels.encodings();
        this.packing = kernels.packing();
    }

    /**
     * Reads {@code count} numbers, for which the cursor has reserved room.
     *
     * @throws io.millrace.formats.MalformedRecord if there are not as many
     */
    long[] read(RecordCursor in, int count) {
        NumberEncoding encoding = NumberEncoding.read(in);
        return encoding == NumberEncoding.RUNS ? readRuns(in, count) : readPacked(in, encoding, count);
    }

    private long[] readPacked(RecordCursor in, NumberEncoding encoding, int count) {
        long[] values = new long[count];
        switch (encoding) {
            case PLAIN -> unpack(in, count, Long.SIZE, values, 0);
            case FRAME -> {
                long least = in.signedVarint();
                unpack(in, count, width(in), values, 0);
                encodings.add(values, count, least);
            }
            case DELTA -> {
                if (count == 0) {
                    throw in.corrupt("numbers to take differences of", "none");
                }
                values[0] = in.signedVarint();
                long least = in.signedVarint();
                unpack(in, count - 1, width(in), values, 1);
                encodings.sums(values, count, least);
            }
            case RUNS -> throw in.corrupt("numbers of runs without runs in them", encoding);
        }
        return values;
    }

    private static int width(RecordCursor in) {
        int width = in.unsignedByte();
        if (width > Long.SIZE) {
            throw in.corrupt("at most " + Long.SIZE + " bits a number", width);
        }
        return width;
    }

    private void unpack(RecordCursor in, int count, int width, long[] values, int to) {
        int at = in.take(BitPackingKernels.packedBytes(count, width));
        packing.unpack(in.data(), at, count, width, values, to);
    }

    private long[] readRuns(RecordCursor in, int count) {
        int runs = in.count(count, "runs");
        long[] runValues = readPacked(in, NumberEncoding.read(in), runs);
        int[] ends = ends(in, readPacked(in, NumberEncoding.read(in), runs), runs, count);
        long[] values = new long[count];
        encodings.expand(runValues, ends, runs, values);
        return values;
    }

    private static int[] ends(RecordCursor in, long[] lengths, int runs, int count) {
        int[] ends = new int[runs];
        int end = 0;
        for (int run = 0; run < runs; run++) {
            if (lengths[run] < 1 || lengths[run] > count - end) {
                throw in.corrupt("runs of " + count + " numbers together", "one of " + lengths[run]);
            }
            end += (int) lengths[run];
            ends[run] = end;
        }
        if (end != count) {
            throw in.corrupt("runs of " + count + " numbers together", end);
        }
        return ends;
    }

    /** Reads lengths, and gives where each value begins that is so long, and where the last one ends. */
    int[] readOffsets(RecordCursor in, int count) {
        long[] lengths = read(in, count);
        int[] offsets = new int[count + 1];
        long end = 0;
        for (int i = 0; i < count; i++) {
            if (lengths[i] < 0 || lengths[i] > Integer.MAX_VALUE - end) {
                throw in.corrupt("lengths from 0 on that come to 2 GiB at most", lengths[i]);
            }
            end += lengths[i];
            offsets[i + 1] = (int) end;
        }
        return offsets;
    }
}
