package io.millrace.model.data;

/** Every array is new and all zero; the garbage collector takes it when nobody refers to it. Nothing needs to be held or released. */
public enum HeapMemory implements ColumnMemory {
    HEAP;

    @Override
    public int[] ints(int length) {
        return new int[length];
    }

    @Override
    public long[] longs(int length) {
        return new long[length];
    }

    @Override
    public double[] doubles(int length) {
        return new double[length];
    }

    @Override
    public byte[] bytes(int length) {
        return new byte[length];
    }

    @Override
    public long[] bits(int rows) {
        return new long[(rows + 63) >>> 6];
    }

    @Override
    public void hold() {
        // The garbage collector sees who holds.
    }

    @Override
    public void release() {
        // The garbage collector sees who holds.
    }
}
