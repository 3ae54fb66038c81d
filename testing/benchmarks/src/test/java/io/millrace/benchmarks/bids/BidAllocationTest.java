package io.millrace.benchmarks.bids;

import io.millrace.benchmarks.AllocatedBytes;
import io.millrace.model.spi.RawRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BidAllocationTest {
    /** Batches of other records, by turns. */
    @ParameterizedTest
    @EnumSource(BidForm.class)
    void readingAllocatesNothing(BidForm form) {
        List<RawRecords> batches = BidRecords.make(form).batches();
        BidReader reader = BidReader.of("millrace", form);
        int[] next = new int[1];

        AllocatedBytes.assertNone(() -> {
            try {
                reader.read(batches.get(next[0]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            next[0] = (next[0] + 1) % batches.size();
        });
    }
}
