package io.millrace.formats.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.RandomRows;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RecordFramer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsFramerTest {
    private static final Schema SCHEMA = RandomRows.SCHEMA;

    private final byte[] first = ColumnsRecords.encode(SCHEMA, RandomRows.of(SCHEMA, 1, 3));
    private final byte[] second = ColumnsRecords.encode(SCHEMA, RandomRows.of(SCHEMA, 2, 1));
    private final RecordFramer framer = new ColumnsFormat().framer(Options.NONE).orElseThrow();

    @Test
    void recordsStandOneBehindTheOther() {
        assertThat(frame(join(first, second, first))).containsExactly(first, second, first);
        assertThat(framer.hasHeader()).isFalse();
    }

    @Test
    void waitsForTheEndOfARecord() {
        for (int to = 0; to < first.length; to++) {
            assertThat(framer.end(first, 0, to, false)).as("of %d bytes", to).isEqualTo(RecordFramer.INCOMPLETE);
        }
        assertThat(framer.end(first, 0, first.length, false)).isEqualTo(first.length);
    }

    @Test
    void whatIsDamagedIsOneRecordAndReadingGoesOn() {
        byte[] text = "{\"no\":\"columns\"}\n".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(first, first.length - 5);
        byte[] tooLong = first.clone();
        tooLong[11] = 0x7f;

        assertThat(frame(join(text, first))).containsExactly(text, first);
        assertThat(frame(join(first, text))).containsExactly(first, text);
        assertThat(frame(join(tooLong, second))).containsExactly(tooLong, second);
        // A record that lost its end takes the beginning of the next with it.
        assertThat(frame(join(cut, first, second))).hasSize(3).last().isEqualTo(second);
        assertThat(frame(join(second, cut))).containsExactly(second, cut);
    }

    @Test
    void whatHasNoRecordsIsCutToPieces() {
        RecordFramer small =
                new ColumnsFormat().framer(ColumnsRecords.atMost(1000)).orElseThrow();

        assertThat(small.end(new byte[5000], 0, 900, false)).isEqualTo(RecordFramer.INCOMPLETE);
        assertThat(small.end(new byte[5000], 0, 5000, false)).isEqualTo(4997);
        assertThat(small.end(new byte[5000], 0, 5000, true)).isEqualTo(5000);
    }

    private List<byte[]> frame(byte[] stream) {
        List<byte[]> records = new ArrayList<>();
        int from = 0;
        while (from < stream.length) {
            int end = framer.end(stream, from, stream.length, true);
            records.add(Arrays.copyOfRange(stream, from, from + framer.contentLength(stream, from, end)));
            from = end;
        }
        return records;
    }

    private static byte[] join(byte[]... records) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] record : records) {
            stream.writeBytes(record);
        }
        return stream.toByteArray();
    }
}
