package io.millrace.vector.memory;

import io.millrace.model.data.BatchObjects;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The arrays, and the objects over them, of all that comes out of one round of a tasklet's work. The tasklet holds it for the round, and each channel and sink for every batch that
 * it is given. When the last of them has released it, the tasklet may use it for another round.
 *
 * <p>Only who holds a region may hold it once more, so that none comes back to life.
 */
final class Region implements ColumnMemory {
    private static final int FREE = -1;

    private final ArrayStock<int[]> ints = new ArrayStock<>(int[]::new, array -> array.length);
    private final ArrayStock<long[]> longs = new ArrayStock<>(long[]::new, array -> array.length);
    private final ArrayStock<double[]> doubles = new ArrayStock<>(double[]::new, array -> array.length);
    private final ArrayStock<byte[]> bytes = new ArrayStock<>(byte[]::new, array -> array.length);
    private final BatchObjects objects = BatchObjects.givenAgain();
    private final AtomicInteger holders = new AtomicInteger(FREE);

    /** What the round works on; its arrays may be shared by what comes out. */
    private ColumnMemory input = HeapMemory.HEAP;

    /**
     * Begins a round, with one holder, unless somebody still holds the region. For the tasklet that it belongs to.
     *
     * @param input one holding of it passes on to this region, which releases it in the end
     */
    boolean open(ColumnMemory input) {
        if (holders.getAcquire() != FREE) {
            return false;
        }
        this.input = input;
        holders.setRelease(1);
        return true;
    }

    @Override
    public void hold() {
        int before = holders.getAndIncrement();
        assert before > 0 : "held when nobody held it any more";
    }

    @Override
    public void release() {
        int left = holders.decrementAndGet();
        assert left >= 0 : "released more often than held";
        if (left == 0) {
            ColumnMemory read = input;
            input = HeapMemory.HEAP;
            ints.restart();
            longs.restart();
            doubles.restart();
            bytes.restart();
            assert spoil();
            objects.restart();
            holders.setRelease(FREE);
            read.release();
        }
    }

    @Override
    public int[] ints(int length) {
        return ints.take(length);
    }

    @Override
    public long[] longs(int length) {
        return longs.take(length);
    }

    @Override
    public double[] doubles(int length) {
        return doubles.take(length);
    }

    @Override
    public byte[] bytes(int length) {
        return bytes.take(length);
    }

    @Override
    public BatchObjects objects() {
        return objects;
    }

    /** Where assertions are on, whoever still reads what he does not hold is to notice. */
    private boolean spoil() {
        ints.arrays().forEach(array -> Arrays.fill(array, 0x5EED5EED));
        longs.arrays().forEach(array -> Arrays.fill(array, 0x5EED5EED_5EED5EEDL));
        doubles.arrays().forEach(array -> Arrays.fill(array, Double.NaN));
        bytes.arrays().forEach(array -> Arrays.fill(array, (byte) 0xFE));
        objects.spoil();
        return true;
    }
}
