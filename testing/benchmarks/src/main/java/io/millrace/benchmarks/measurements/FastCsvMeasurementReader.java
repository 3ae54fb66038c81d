package io.millrace.benchmarks.measurements;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import io.millrace.model.spi.RawRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** FastCSV with a handler that takes the characters of fields, and the parser of doubles that we use for unusual ones. */
final class FastCsvMeasurementReader implements MeasurementReader {
    @Override
    public long read(RawRecords records) throws IOException {
        Sum sum = new Sum();
        try (CsvReader<Boolean> reader =
                CsvReader.builder().build(sum, new ByteArrayInputStream(records.data()), StandardCharsets.UTF_8)) {
            for (Boolean ignored : reader) {
                sum.count++;
            }
        }
        if (sum.count != records.count()) {
            throw new IllegalStateException(sum.count + " records instead of " + records.count());
        }
        return sum.total;
    }

    private static final class Sum extends AbstractBaseCsvCallbackHandler<Boolean> {
        private long total;
        private int count;

        @Override
        protected void handleField(int field, char[] text, int from, int length, boolean quoted) {
            if (length > 0) {
                total += switch (field) {
                    case 1, 2, 3 -> Double.doubleToRawLongBits(JavaDoubleParser.parseDouble(text, from, length));
                    case 0, 4, 5 -> number(text, from, length);
                    default -> text[from] == 't' ? 1 : 0;
                };
            }
        }

        @Override
        protected Boolean buildRecord() {
            return true;
        }

        private static long number(char[] text, int from, int length) {
            int first = text[from] == '-' ? from + 1 : from;
            long number = 0;
            for (int at = first; at < from + length; at++) {
                number = number * 10 + text[at] - '0';
            }
            return first > from ? -number : number;
        }
    }
}
