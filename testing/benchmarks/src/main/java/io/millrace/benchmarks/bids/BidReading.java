package io.millrace.benchmarks.bids;

import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.ReadingRate;
import java.io.IOException;

/** One case: reads the same records over and over. */
final class BidReading {
    private BidReading() {}

    /** Arguments: the name of the reader, the form of the records. */
    public static void main(String[] args) throws IOException {
        BidForm form = BidForm.valueOf(args[1]);
        BidReader reader = BidReader.of(args[0], form);
        BidRecords records = BidRecords.make(form);
        CaseProcess.report(ReadingRate.measure(reader::read, records.batches(), records.count()));
    }
}
