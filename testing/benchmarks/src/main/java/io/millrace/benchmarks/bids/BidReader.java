package io.millrace.benchmarks.json;

import io.millrace.model.spi.RawRecords;
import java.io.IOException;

/** Reads all fields of bids and adds them up, so that all readers must come to the same. */
sealed interface BidReader permits MillraceBidReader, JacksonBidReader, FastjsonBidReader {
    /** The sum of numbers, milliseconds, and lengths and first characters of texts. */
    long read(RawRecords records) throws IOException;

    static BidReader of(String name) {
        return switch (name) {
            case "millrace" -> new MillraceBidReader();
            case "jackson" -> new JacksonBidReader();
            case "fastjson2" -> new FastjsonBidReader();
            default -> throw new IllegalArgumentException("no reader '" + name + "'");
        };
    }
}
