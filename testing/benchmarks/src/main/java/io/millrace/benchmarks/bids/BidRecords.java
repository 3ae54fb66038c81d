package io.millrace.benchmarks.bids;

import io.millrace.model.spi.RawRecords;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bids of an auction, as JSON of about 190 bytes each or as CSV of about 125, in batches as a source would deliver them; the same for each seed. */
record BidRecords(List<RawRecords> batches, int count) {
    private static final int BATCHES = 24;
    private static final int BATCH_SIZE = 4096;
    private static final long SEED = 1;
    private static final long START_MILLIS =
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final List<String> CHANNELS = List.of("Google", "Facebook", "Baidu", "Apple", "channel-4711");

    static BidRecords make(BidForm form) {
        Random random = new Random(SEED);
        List<RawRecords> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            batches.add(batch(i, form, random));
        }
        return new BidRecords(batches, BATCHES * BATCH_SIZE);
    }

    private static RawRecords batch(int number, BidForm form, Random random) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int[] starts = new int[BATCH_SIZE];
        int[] lengths = new int[BATCH_SIZE];
        for (int i = 0; i < BATCH_SIZE; i++) {
            byte[] record = form.record(members(number * BATCH_SIZE + i, random), random)
                    .getBytes(StandardCharsets.UTF_8);
            starts[i] = data.size();
            lengths[i] = record.length;
            data.writeBytes(record);
            data.write('\n');
        }
        return new RawRecords(
                0,
                "bids",
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

    private static List<String> members(int number, Random random) {
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        // About six bids come in each millisecond.
        String time = Instant.ofEpochMilli(START_MILLIS + number / 6).toString();
        return Arrays.asList(
                "\"auction\":" + (1000 + random.nextInt(100_000)),
                "\"bidder\":" + (1000 + random.nextInt(1_000_000)),
                "\"price\":" + (100 + random.nextInt(10_000_000)),
                "\"channel\":\"" + channel + '"',
                "\"url\":\"https://www.auction.example/" + channel.charAt(0) + "/item.htm?query=1&id="
                        + random.nextInt(1 << 20) + '"',
                "\"dateTime\":\"" + (time.length() == 20 ? time.substring(0, 19) + ".000Z" : time) + '"',
                "\"extra\":\"" + letters(random, 20) + '"');
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
