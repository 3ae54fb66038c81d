package io.millrace.benchmarks;

import com.sun.management.ThreadMXBean;
import io.millrace.model.spi.RawRecords;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How fast a reader reads the same records over and over. */
public final class ReadingRate {
    private static final int WARM_UP_ROUNDS = 100;
    private static final int ROUNDS = 40;

    private ReadingRate() {}

    /** What reads a batch and gives a sum of all that it has read. */
    public interface Reader {
        /** Reads all records. */
        long read(RawRecords records) throws IOException;
    }

    /**
     * Figures for {@link ReaderComparison}. Processor time and not the clock counts, so that other programs on the machine disturb little.
     *
     * @param count the records of all batches
     */
    public static Map<String, Object> measure(Reader reader, List<RawRecords> batches, int count) throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Double> rates = new ArrayList<>();
        long checksum = 0;
        long allocated = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = thread.getCurrentThreadCpuTime();
            long allocatedBefore = thread.getCurrentThreadAllocatedBytes();
            checksum = 0;
            for (RawRecords batch : batches) {
                checksum += reader.read(batch);
            }
            if (round >= 0) {
                rates.add(count * 1e9 / (thread.getCurrentThreadCpuTime() - start));
                allocated = thread.getCurrentThreadAllocatedBytes() - allocatedBefore;
            }
        }
        return Map.of("rate", Median.of(rates), "checksum", checksum, "bytes", (double) allocated / count);
    }
}
