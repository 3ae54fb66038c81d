package io.millrace.benchmarks.bids;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.model.spi.RawRecords;
import java.io.IOException;

/** Jackson's streaming parser, one for all records of a batch, without a String for any value. */
final class JacksonBidReader implements BidReader {
    private final JsonFactory jackson = new JsonFactory();

    @Override
    public long read(RawRecords records) throws IOException {
        long sum = 0;
        try (JsonParser parser = jackson.createParser(records.data())) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    sum += switch (name) {
                        case "auction", "bidder", "price" -> parser.getLongValue();
                        case "channel", "url", "extra" ->
                            parser.getTextCharacters()[parser.getTextOffset()] + parser.getTextLength();
                        case "dateTime" -> IsoMillis.read(parser.getTextCharacters(), parser.getTextOffset());
                        default -> {
                            parser.skipChildren();
                            yield 0;
                        }
                    };
                }
            }
        }
        return sum;
    }
}
