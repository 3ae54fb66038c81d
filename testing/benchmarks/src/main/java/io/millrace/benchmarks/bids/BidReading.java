package io.millrace.benchmarks.bids;

import com.sun.management.ThreadMXBean;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.Median;
import io.millrace.model.spi.RawRecords;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case: reads the same records over and over. */
final class BidReading {
    private static final int WARM_UP_ROUNDS = 40;
    private static final int ROUNDS = 40;

    private BidReading() {}

    /** Arguments: the name of the reader, the form of the records. */
    public static void main(String[] args) throws IOException {
        CaseProcess.report(
                measure(BidReader.of(args[0], BidForm.valueOf(args[1])), BidRecords.make(BidForm.valueOf(args[1]))));
    }

    /** Processor time and not the clock counts, so that other programs on the machine disturb little. */
    private static Map<String, Object> measure(BidReader reader, BidRecords records) throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Double> rates = new ArrayList<>();
        long checksum = 0;
        long allocated = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = thread.getCurrentThreadCpuTime();
            long allocatedBefore = thread.getCurrentThreadAllocatedBytes();
            checksum = 0;
            for (RawRecords batch : records.batches()) {
                checksum += reader.read(batch);
            }
            if (round >= 0) {
                rates.add(records.count() * 1e9 / (thread.getCurrentThreadCpuTime() - start));
                allocated = thread.getCurrentThreadAllocatedBytes() - allocatedBefore;
            }
        }
        return Map.of("rate", Median.of(rates), "checksum", checksum, "bytes", (double) allocated / records.count());
    }
}
