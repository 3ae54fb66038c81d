package io.millrace.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.formats.Records;
import io.millrace.formats.Repository;
import io.millrace.formats.Rows;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordFramer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The files of the trips example, read as a whole. */
class CsvExamplesTest {
    private static final Options HEADER = new Options(Map.of("header", true));

    private static final Schema TRIPS = Schema.of(
            Field.required("departure_time", DataType.Scalar.TIMESTAMP),
            Field.nullable("delay_minutes", DataType.Scalar.INT),
            Field.nullable("distance_miles", DataType.Scalar.INT),
            Field.nullable("origin", DataType.Scalar.STRING),
            Field.nullable("destination", DataType.Scalar.STRING));

    private static final Schema AIRPORTS = Schema.of(
            Field.required("iata", DataType.Scalar.STRING),
            Field.nullable("name", DataType.Scalar.STRING),
            Field.nullable("latitude", DataType.Scalar.DOUBLE));

    @Test
    void readsEveryTrip() throws IOException {
        byte[] file;
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(Repository.file("examples/trips/trips-2001-01.csv.gz")))) {
            file = in.readAllBytes();
        }
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        List<List<Object>> rows = read(file, TRIPS);

        assertThat(rows).hasSize(508_239).hasSize(lines.size() - 1);
        for (int i = 0; i < rows.size(); i++) {
            List<Object> expected = plainly(lines.get(i + 1));
            if (!rows.get(i).equals(expected)) {
                fail("line %d read as %s", i + 2, rows.get(i));
            }
        }
    }

    @Test
    void readsEveryAirport() throws IOException {
        List<List<Object>> rows = read(Files.readAllBytes(Repository.file("examples/trips/airports.csv")), AIRPORTS);

        assertThat(rows)
                .hasSize(3376)
                .contains(List.of("00M", "Thigpen", 31.95376472))
                .allMatch(row -> (double) row.get(2) > -20 && (double) row.get(2) < 80);
    }

    private static List<Object> plainly(String line) {
        String[] fields = line.split(",", -1);
        Instant departure = LocalDateTime.parse(fields[0]).toInstant(ZoneOffset.UTC);
        return List.of(departure, number(fields[1]), number(fields[2]), fields[3], fields[4]);
    }

    private static Object number(String text) {
        return text.isEmpty() ? Rows.NULL : Integer.valueOf(text);
    }

    private static List<List<Object>> read(byte[] file, Schema schema) {
        RecordFramer framer = new CsvFormat().framer(HEADER).orElseThrow();
        List<byte[]> records = new ArrayList<>();
        int from = 0;
        while (from < file.length) {
            int end = framer.end(file, from, file.length, true);
            records.add(Arrays.copyOfRange(file, from, from + framer.contentLength(file, from, end)));
            from = end;
        }
        RawRecords raw = Records.withHeader(records.get(0), records.subList(1, records.size()));
        RecordDecoder decoder = new CsvFormat().decoder(schema, HEADER).orElseThrow();
        BatchBuilder builder = new BatchBuilder(schema, raw.count());
        decoder.decode(raw, 0, raw.count(), builder, (record, code, message) -> fail(code + ": " + message));
        Batch batch = builder.build();
        return Rows.of(batch);
    }
}
