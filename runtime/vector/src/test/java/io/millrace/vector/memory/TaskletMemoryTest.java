package io.millrace.vector.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskletMemoryTest {
    private final TaskletMemory memories = new TaskletMemory();

    @Test
    void givesTheSameArraysAgainWhenNobodyHoldsThem() {
        ColumnMemory first = memories.open(HeapMemory.HEAP);
        long[] longs = first.longs(100);
        long[] others = first.longs(100);
        int[] ints = first.ints(7);
        first.release();

        ColumnMemory second = memories.open(HeapMemory.HEAP);

        assertThat(second.longs(90)).isSameAs(longs);
        assertThat(second.longs(100)).isSameAs(others).isNotSameAs(longs);
        assertThat(second.ints(7)).isSameAs(ints);
        assertThat(second.longs(100)).isNotIn(longs, others);
    }

    @Test
    void keepsArraysAsTheyAreUntilTheLastHolderReleases() {
        ColumnMemory first = memories.open(HeapMemory.HEAP);
        long[] longs = first.longs(3);
        longs[1] = 42;
        first.hold();
        first.release();

        ColumnMemory second = memories.open(HeapMemory.HEAP);
        assertThat(second.longs(3)).isNotSameAs(longs);
        assertThat(longs[1]).isEqualTo(42);

        first.release();
        assertThat(longs[1]).as("spoilt where assertions are on").isNotEqualTo(42);
        assertThat(memories.open(HeapMemory.HEAP).longs(3)).isSameAs(longs);
    }

    @Test
    void holdsWhatItsRowsComeOfUntilItIsReleasedItself() {
        ColumnMemory upstream = memories.open(HeapMemory.HEAP);
        byte[] bytes = upstream.bytes(8);
        bytes[0] = 7;
        TaskletMemory downstream = new TaskletMemory();

        ColumnMemory round = downstream.open(upstream);
        round.hold();
        round.release();
        assertThat(memories.open(HeapMemory.HEAP).bytes(8)).isNotSameAs(bytes);
        assertThat(bytes[0]).isEqualTo((byte) 7);

        round.release();
        assertThat(memories.open(HeapMemory.HEAP).bytes(8)).isSameAs(bytes);
    }

    @Test
    void bitsAreZeroEachTime() {
        ColumnMemory first = memories.open(HeapMemory.HEAP);
        first.bits(130)[2] = -1;
        first.release();

        assertThat(memories.open(HeapMemory.HEAP).bits(130)).startsWith(0, 0, 0);
    }

    @Test
    void replacesArraysThatAreTooShortOrFarTooLong() {
        ColumnMemory first = memories.open(HeapMemory.HEAP);
        double[] small = first.doubles(10);
        double[] huge = first.doubles(1 << 20);
        first.release();

        ColumnMemory second = memories.open(HeapMemory.HEAP);
        assertThat(second.doubles(11)).isNotSameAs(small).hasSizeGreaterThanOrEqualTo(11);
        assertThat(second.doubles(10)).isNotSameAs(huge).hasSizeLessThan(1 << 20);
    }

    @Test
    void makesNoMoreRegionsThanAreHeldAtOnce() {
        ColumnMemory first = memories.open(HeapMemory.HEAP);
        ColumnMemory second = memories.open(HeapMemory.HEAP);
        second.release();
        first.release();

        assertThat(memories.open(HeapMemory.HEAP)).isSameAs(first);
        assertThat(memories.open(HeapMemory.HEAP)).isSameAs(second);
    }

    @Test
    void leavesToTheCollectorWhatNobodyReleases() {
        List<ColumnMemory> forgotten = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            forgotten.add(memories.open(HeapMemory.HEAP));
        }

        assertThat(forgotten).doesNotHaveDuplicates();
        forgotten.getLast().release();
        assertThat(memories.open(HeapMemory.HEAP)).isNotSameAs(forgotten.getLast());
    }
}
