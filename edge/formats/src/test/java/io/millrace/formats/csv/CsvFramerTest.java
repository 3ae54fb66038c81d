package io.millrace.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.kernels.ScalarSeparatorKernels;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RecordFramer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFramerTest {
    @Test
    void cutsAtLineEndsOutsideOfQuotes() {
        assertThat(records("a,b\r\n\"c\nd\",\"e\"\"\n\"\"f\"\n\ng\"h,i\nlast"))
                .containsExactly("a,b", "\"c\nd\",\"e\"\"\n\"\"f\"", "", "g\"h,i", "last");
    }

    @Test
    void waitsForTheEndOfARecord() {
        RecordFramer framer = framer(Map.of());
        byte[] data = "\"a\nb\"\n".getBytes(StandardCharsets.UTF_8);
        for (int to = 1; to < data.length; to++) {
            assertThat(framer.end(data, 0, to, false)).as("of %d bytes", to).isEqualTo(RecordFramer.INCOMPLETE);
        }
        assertThat(framer.end(data, 0, data.length, false)).isEqualTo(data.length);
    }

    @Test
    void losesOneLineToAQuoteThatIsNeverClosed() {
        assertThat(records("a,\"b\nc,d\ne,f\n")).containsExactly("a,\"b", "c,d", "e,f");
    }

    @Test
    void givesUpOnAQuoteAsSoonAsTheRecordIsTooLong() {
        RecordFramer framer = framer(Map.of("maxRecordBytes", 10L));
        byte[] data = "\"a\n0123456789\"\n".getBytes(StandardCharsets.UTF_8);

        assertThat(framer.end(data, 0, 10, false)).isEqualTo(RecordFramer.INCOMPLETE);
        assertThat(framer.end(data, 0, 11, false)).isEqualTo(3);
        assertThat(framer.end(data, 0, data.length, true)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"delimiter, ''", "delimiter, ab", "delimiter, é", "quote, ','", "quote, 1"})
    void refusesCharactersThatCannotBeTold(String option, String value) {
        assertThatThrownBy(() -> framer(Map.of(option, value)))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining(value)
                .extracting(e -> ((MillraceException) e).code())
                .isEqualTo("CSV_OPTION_INVALID");
    }

    @Test
    void findsManyEndsAsItFindsEach() {
        String[] pieces = {"a", ",", "\n", "\"", ",\"b\"", ",\"c\"\"d\",", "\n\"e\nf\"\n", "\r\n", "long ".repeat(20)};
        for (int seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            int quotes = random.nextInt(3);
            for (int i = random.nextInt(300); i > 0; i--) {
                // Stray quotes often, seldom or not at all.
                int piece = random.nextInt(pieces.length);
                text.append(piece == 3 && (quotes == 0 || random.nextInt(30 * quotes) > 0) ? "x" : pieces[piece]);
            }
            byte[] data = text.toString().getBytes(StandardCharsets.UTF_8);
            CsvSettings settings = CsvSettings.of(new Options(Map.of("maxRecordBytes", 200L + random.nextInt(5000))));
            RecordFramer framer = new CsvFramer(settings, Optional.of(new ScalarSeparatorKernels()));
            boolean last = random.nextBoolean();
            int[] expected = new int[100];
            int[] ends = new int[100];
            int count = random.nextInt(3);
            int most = new CsvFramer(settings, Optional.empty()).ends(data, 0, data.length, last, expected, count);
            assertThat(framer.ends(data, 0, data.length, last, ends, count))
                    .as("seed %d", seed)
                    .isEqualTo(most);
            assertThat(ends).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void saysWhetherThereIsAHeader() {
        assertThat(framer(Map.of()).hasHeader()).isFalse();
        assertThat(framer(Map.of("header", true)).hasHeader()).isTrue();
    }

    private static List<String> records(String text) {
        RecordFramer framer = framer(Map.of());
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        List<String> records = new ArrayList<>();
        int from = 0;
        while (from < data.length) {
            int end = framer.end(data, from, data.length, true);
            records.add(new String(data, from, framer.contentLength(data, from, end), StandardCharsets.UTF_8));
            from = end;
        }
        return records;
    }

    private static RecordFramer framer(Map<String, Object> options) {
        return new CsvFormat().framer(new Options(options)).orElseThrow();
    }
}
