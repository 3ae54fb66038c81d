package io.millrace.formats.columns;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.millrace.formats.RandomRows;
import io.millrace.model.data.Schema;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever the bytes are: rows or a report, and never more memory than the option allows some times over. */
class ColumnsFuzzTest {
    private static final int MOST_BYTES = 1 << 16;

    /** Values count eight bytes; while they are read there may be some copies and offsets of them. */
    private static final int MOST_ALLOCATED = 40 * MOST_BYTES;

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void changedBytesAreRowsOrAReport(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schema schema = random.nextBoolean() ? RandomRows.SCHEMA : RandomRows.NESTED;
        List<byte[]> records = List.of(
                ColumnsRecords.encode(schema, RandomRows.of(schema, random.nextInt(20), random.nextInt(1, 30))));
        byte[] record = records.getFirst().clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(Header.BYTES, record.length);
            record[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff << random.nextInt(8));
        }
        if (random.nextInt(4) == 0) {
            record = Arrays.copyOf(record, random.nextInt(Header.BYTES, record.length + 10));
        }
        // Otherwise the checksum would be all that is tested.
        assertRowsOrReport(schema, ColumnsRecords.sealed(record));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void anyBytesAreRowsOrAReport(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] record = new byte[random.nextInt(Header.BYTES, 200)];
        random.nextBytes(record);
        assertRowsOrReport(RandomRows.NESTED, random.nextBoolean() ? ColumnsRecords.sealed(record) : record);
    }

    private static void assertRowsOrReport(Schema schema, byte[] record) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        boolean read = ColumnsRecords.reads(schema, ColumnsRecords.atMost(MOST_BYTES), record);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes for a record, rows: %s", read).isLessThan(MOST_ALLOCATED);
    }
}
