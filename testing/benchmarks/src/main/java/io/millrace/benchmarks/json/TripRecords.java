package io.millrace.benchmarks.json;

import io.millrace.model.spi.RawRecords;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** The first flights of the example as JSON records of about 130 bytes, in batches as a source would deliver them. */
record TripRecords(List<RawRecords> batches, int count) {
    private static final int BATCHES = 24;
    private static final int BATCH_SIZE = 4096;
    private static final long SEED = 1;

    /**
     * @param example the directory of the example
     * @param shuffled whether each record has its keys in an order of its own
     */
    static TripRecords read(Path example, boolean shuffled) throws IOException {
        Random random = new Random(SEED);
        List<RawRecords> batches = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(example.resolve("trips-2001-01.csv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (int i = 0; i < BATCHES; i++) {
                batches.add(batch(lines, shuffled, random));
            }
        }
        return new TripRecords(batches, BATCHES * BATCH_SIZE);
    }

    private static RawRecords batch(BufferedReader lines, boolean shuffled, Random random) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int[] starts = new int[BATCH_SIZE];
        int[] lengths = new int[BATCH_SIZE];
        for (int i = 0; i < BATCH_SIZE; i++) {
            String[] cells = lines.readLine().split(",", -1);
            List<String> members = Arrays.asList(
                    "\"departure_time\":\"" + cells[0] + '"',
                    "\"delay_minutes\":" + cells[1],
                    "\"distance_miles\":" + cells[2],
                    "\"origin\":\"" + cells[3] + '"',
                    "\"destination\":\"" + cells[4] + '"',
                    "\"region_id\":\"" + cells[3].substring(0, 2) + '"');
            if (shuffled) {
                Collections.shuffle(members, random);
            }
            byte[] record = ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
            starts[i] = data.size();
            lengths[i] = record.length;
            data.writeBytes(record);
            data.write('\n');
        }
        return new RawRecords(
                0,
                "events",
                0,
                BATCH_SIZE,
                data.toByteArray(),
                starts,
                lengths,
                new int[0],
                new int[0],
                new long[BATCH_SIZE],
                new long[BATCH_SIZE],
                new long[BATCH_SIZE],
                null);
    }
}
