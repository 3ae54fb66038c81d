package io.millrace.kernels.panama;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The species of this process, of the width that {@link VectorWidth} has when this class is initialised. */
final class Lanes {
    private static final VectorShape SHAPE = VectorShape.forBitSize(VectorWidth.bits());

    static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, SHAPE);
    static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
    static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);
    static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);

    /** Of at most 256 bits, for the reductions of {@link PanamaReductionKernels}. */
    static final VectorSpecies<Long> NARROW_LONGS =
            VectorSpecies.of(long.class, VectorShape.forBitSize(Math.min(VectorWidth.bits(), 256)));

    /** As many as {@link #LONGS}. */
    static final VectorSpecies<Integer> HALF_INTS =
            VectorSpecies.of(int.class, VectorShape.forBitSize(VectorWidth.bits() / 2));

    static final int BYTE_LANES = BYTES.length();
    static final int INT_LANES = INTS.length();

    /** Lanes of a long and of a double vector: two of them go with one int vector. */
    static final int LONG_LANES = LONGS.length();

    static final int NARROW_LANES = NARROW_LONGS.length();

    /** 0, 1, 2 and so on. */
    static final IntVector IOTA = IntVector.zero(INTS).addIndex(1);

    private Lanes() {}

    static ByteVector bytes(byte[] values, int at) {
        return ByteVector.fromArray(BYTES, values, at);
    }

    static IntVector ints(int[] values, int at) {
        return IntVector.fromArray(INTS, values, at);
    }

    static LongVector longs(long[] values, int at) {
        return LongVector.fromArray(LONGS, values, at);
    }

    static LongVector narrowLongs(long[] values, int at) {
        return LongVector.fromArray(NARROW_LONGS, values, at);
    }

    static DoubleVector doubles(double[] values, int at) {
        return DoubleVector.fromArray(DOUBLES, values, at);
    }
}
