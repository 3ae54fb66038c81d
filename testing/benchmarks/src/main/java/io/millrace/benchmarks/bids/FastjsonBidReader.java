package io.millrace.benchmarks.bids;

import com.alibaba.fastjson2.JSONReader;
import com.alibaba.fastjson2.util.Fnv;
import io.millrace.model.spi.RawRecords;
import java.nio.charset.StandardCharsets;

/** fastjson2's reader for each record, keys by their hashes, as its own generated code uses it. Its texts are Strings. */
final class FastjsonBidReader implements BidReader {
    private static final long AUCTION = Fnv.hashCode64("auction");
    private static final long BIDDER = Fnv.hashCode64("bidder");
    private static final long PRICE = Fnv.hashCode64("price");
    private static final long CHANNEL = Fnv.hashCode64("channel");
    private static final long URL = Fnv.hashCode64("url");
    private static final long DATE_TIME = Fnv.hashCode64("dateTime");
    private static final long EXTRA = Fnv.hashCode64("extra");

    @Override
    public long read(RawRecords records) {
        long sum = 0;
        for (int i = 0; i < records.count(); i++) {
            try (JSONReader reader = JSONReader.of(
                    records.data(), records.valueStarts()[i], records.valueLengths()[i], StandardCharsets.UTF_8)) {
                reader.nextIfObjectStart();
                while (!reader.nextIfObjectEnd()) {
                    sum += value(reader, reader.readFieldNameHashCode());
                }
            }
        }
        return sum;
    }

    private static long value(JSONReader reader, long key) {
        if (key == AUCTION || key == BIDDER || key == PRICE) {
            return reader.readInt64Value();
        }
        if (key == CHANNEL || key == URL || key == EXTRA) {
            String text = reader.readString();
            return (long) text.charAt(0) + text.length();
        }
        if (key == DATE_TIME) {
            return reader.readMillisFromString();
        }
        reader.skipValue();
        return 0;
    }
}
