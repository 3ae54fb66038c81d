package io.millrace.benchmarks.json;

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
                        case "dateTime" -> millis(parser.getTextCharacters(), parser.getTextOffset());
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

    /** Reads {@code 2026-01-01T00:00:00.000Z} (H. Hinnant, days from civil). */
    private static long millis(char[] text, int at) {
        int year = digits(text, at, 4);
        int month = digits(text, at + 5, 2);
        int day = digits(text, at + 8, 2);
        int marchYear = month <= 2 ? year - 1 : year;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long epochDay = marchYear * 365L + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468;
        long seconds = epochDay * 86_400
                + digits(text, at + 11, 2) * 3600L
                + digits(text, at + 14, 2) * 60L
                + digits(text, at + 17, 2);
        return seconds * 1000 + digits(text, at + 20, 3);
    }

    private static int digits(char[] text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
