package io.millrace.conformance.trips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The flights of the example, read by plain means. */
final class Trips {
    static final Path EXAMPLE = Path.of(System.getProperty("millrace.examples", "../../examples"), "trips");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Trips() {}

    /** The records of the topic that replay.yaml fills, in the order of the file. */
    static List<String> records() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(EXAMPLE.resolve("trips-2001-01.csv.gz"))),
                StandardCharsets.UTF_8))) {
            Map<String, String> states = states();
            List<String> records = new ArrayList<>();
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                records.add("{\"departure_time\":\"" + cells[0] + "Z\",\"delay_minutes\":" + cells[1]
                        + ",\"distance_miles\":" + cells[2] + ",\"origin\":\"" + cells[3] + "\",\"destination\":\""
                        + cells[4] + "\",\"region_id\":\"" + states.getOrDefault(cells[3], "UNKNOWN") + "\"}");
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event time of a record, in seconds since the epoch. */
    static long seconds(String record) {
        int at = record.indexOf(':') + 2;
        return LocalDateTime.parse(record.substring(at, at + 19)).toEpochSecond(ZoneOffset.UTC);
    }

    /** A record as the fields of metrics.yaml. */
    static Map<String, @Nullable Object> row(String record) {
        try {
            JsonNode json = JSON.readTree(record);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put(
                    "departure_time",
                    LocalDateTime.parse(json.get("departure_time").asText().replace("Z", ""))
                            .toInstant(ZoneOffset.UTC));
            row.put("delay_minutes", json.get("delay_minutes").asInt());
            row.put("distance_miles", json.get("distance_miles").asInt());
            row.put("region_id", json.get("region_id").asText());
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> states() throws IOException {
        Map<String, String> states = new HashMap<>();
        for (String line : Files.readAllLines(EXAMPLE.resolve("airports.csv"))) {
            String[] cells = line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1);
            states.put(cells[0], cells[3]);
        }
        return states;
    }
}
