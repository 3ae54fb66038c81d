package io.millrace.benchmarks.bids;

import io.millrace.formats.csv.CsvFormat;
import io.millrace.formats.json.JsonFormat;
import io.millrace.model.spi.RawRecords;
import java.io.IOException;

/** Reads all fields of bids and adds them up, so that all readers must come to the same. */
sealed interface BidReader permits MillraceBidReader, JacksonBidReader, FastjsonBidReader, FastCsvBidReader {
    /** The sum of numbers, milliseconds, and lengths and first characters of texts. */
    long read(RawRecords records) throws IOException;

    static BidReader of(String name, BidForm form) {
        return switch (name) {
            case "millrace" ->
                form.isJson()
                        ? new MillraceBidReader(new JsonFormat(), false)
                        : new MillraceBidReader(new CsvFormat(), true);
            case "jackson" -> new JacksonBidReader();
            case "fastjson2" -> new FastjsonBidReader();
            case "fastcsv" -> new FastCsvBidReader();
            default -> throw new IllegalArgumentException("no reader '" + name + "'");
        };
    }
}
