package io.millrace.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.formats.csv.CsvFormat;
import io.millrace.formats.json.JsonFormat;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.option.Options;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordFramer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class RoundTripTest {
    private static final int ROWS = 50;

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void jsonGivesBackWhatWasWritten(@ForAll long seed, @ForAll TimestampForm form) {
        assertRoundTrip(new JsonFormat(), new Options(Map.of("timestamps", form.name())), RandomRows.SCHEMA, seed);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void jsonGivesBackNestedValues(@ForAll long seed, @ForAll TimestampForm form) {
        assertRoundTrip(new JsonFormat(), new Options(Map.of("timestamps", form.name())), RandomRows.NESTED, seed);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void csvGivesBackWhatWasWritten(@ForAll long seed, @ForAll TimestampForm form, @ForAll boolean other) {
        assertRoundTrip(
                new CsvFormat(),
                new Options(
                        Map.of("timestamps", form.name(), "delimiter", other ? ":" : ",", "quote", other ? "'" : "\"")),
                RandomRows.SCHEMA,
                seed);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void jacksonReadsWhatJsonWrote(@ForAll long seed) throws IOException {
        List<List<Object>> rows = RandomRows.of(RandomRows.SCHEMA, seed, ROWS);
        List<byte[]> records = encode(new JsonFormat(), Options.NONE, Rows.batch(RandomRows.SCHEMA, rows));
        for (int i = 0; i < ROWS; i++) {
            JsonNode object = new ObjectMapper().readTree(records.get(i));
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            assertThat(names).isEqualTo(RandomRows.SCHEMA.names());
            for (int field = 0; field < names.size(); field++) {
                assertSame(object.get(names.get(field)), rows.get(i).get(field));
            }
        }
    }

    private static void assertSame(JsonNode json, Object value) throws IOException {
        if (value instanceof Rows.Bytes bytes) {
            assertThat(Rows.Bytes.of(json.binaryValue())).isEqualTo(bytes);
        } else if (value.equals(Rows.NULL)) {
            assertThat(json.isNull()).isTrue();
        } else {
            assertThat(json.asText())
                    .isEqualTo(json.isDouble() ? String.valueOf(json.doubleValue()) : value.toString());
            assertThat(json.isTextual()).isEqualTo(value instanceof String || value instanceof Instant);
        }
    }

    private static void assertRoundTrip(Format format, Options options, Schema schema, long seed) {
        List<List<Object>> rows = RandomRows.of(schema, seed, ROWS);
        Batch batch = Rows.batch(schema, rows);
        List<byte[]> records = encode(format, options, batch);

        assertThat(decode(format, options, schema, Records.of(records))).isEqualTo(rows);
        if (format instanceof CsvFormat) {
            assertThat(framed(format, options, records))
                    .usingRecursiveComparison()
                    .isEqualTo(records);
        }

        Batch selected = batch.select(Selection.of(new int[] {3, 4, 40}, 3));
        assertThat(decode(format, options, schema, Records.of(encode(format, options, selected))))
                .containsExactly(rows.get(3), rows.get(4), rows.get(40));
    }

    /** The records as they come out of a file of lines. */
    private static List<byte[]> framed(Format format, Options options, List<byte[]> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records) {
            out.writeBytes(record);
            out.write('\n');
        }
        byte[] file = out.toByteArray();
        RecordFramer framer = format.framer(options).orElseThrow();
        List<byte[]> framed = new ArrayList<>();
        int from = 0;
        while (from < file.length) {
            int end = framer.end(file, from, file.length, true);
            int length = framer.contentLength(file, from, end);
            framed.add(Arrays.copyOfRange(file, from, from + length));
            from = end;
        }
        return framed;
    }

    private static List<byte[]> encode(Format format, Options options, Batch batch) {
        EncodedRecords out = new EncodedRecords();
        format.encoder(batch.schema(), options).orElseThrow().encode(batch, out);
        assertThat(out.count()).isEqualTo(batch.selectedCount());
        return IntStream.range(0, out.count()).mapToObj(out::bytes).toList();
    }

    private static List<Object> decode(Format format, Options options, Schema schema, RawRecords records) {
        return Decoded.by(format.decoder(schema, options).orElseThrow(), schema, records)
                .rows();
    }
}
