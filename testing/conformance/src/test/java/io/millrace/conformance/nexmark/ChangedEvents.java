package io.millrace.conformance.nexmark;

import io.millrace.conformance.reference.ReferenceRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Events of several sources with fields of other names, every one of which but the time lacks its value now and then, and with keys of text if wanted. */
record ChangedEvents(Map<String, List<ReferenceRow>> rows, Map<String, List<String>> records) {
    /** Fields that hold numbers of people and auctions. */
    private static final Set<String> KEYS = Set.of("id", "seller", "auction", "bidder");

    private static final String TIME = "dateTime";
    private static final String PREFIX = "my_";

    static ChangedEvents of(Map<String, List<ReferenceRow>> events, String keys) {
        SplittableRandom random = new SplittableRandom(7);
        Map<String, List<ReferenceRow>> rows = new HashMap<>();
        Map<String, List<String>> records = new HashMap<>();
        for (String source : new TreeSet<>(events.keySet())) {
            List<ReferenceRow> changed = new ArrayList<>();
            for (ReferenceRow event : events.getOrDefault(source, List.of())) {
                changed.add(changed(event, keys.equals("STRING"), random));
            }
            rows.put(source, changed);
            records.put(source, changed.stream().map(ChangedEvents::json).toList());
        }
        return new ChangedEvents(rows, records);
    }

    /** The job of a query on such events, read from JSON. */
    static String job(String query, Map<String, List<ReferenceRow>> events, String keys) {
        Set<String> fields = new TreeSet<>();
        events.values().forEach(rows -> fields.addAll(rows.getFirst().values().keySet()));
        String job = query;
        for (String field : fields) {
            // Not where the word is a key of the file, as in "id: bids".
            job = job.replaceAll("\\b" + field + "\\b(?!:)", PREFIX + field);
        }
        job = job.replaceAll(
                "(?s)connector: datagen.*?schema:",
                "connector: file\n      path: events\n      format: json\n      schema:");
        for (String key : KEYS) {
            job = job.replace(
                    "{name: " + PREFIX + key + ", type: BIGINT}", "{name: " + PREFIX + key + ", type: " + keys + "}");
        }
        return job.replace(
                "{name: " + PREFIX + TIME + ", type: TIMESTAMP}",
                "{name: " + PREFIX + TIME + ", type: TIMESTAMP, nullable: false}");
    }

    private static ReferenceRow changed(ReferenceRow event, boolean textKeys, SplittableRandom random) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        event.values().forEach((name, value) -> {
            boolean none = !name.equals(TIME) && random.nextInt(10) == 0;
            Object kept = textKeys && KEYS.contains(name) ? "key " + value : value;
            values.put(PREFIX + name, none ? null : kept);
        });
        return new ReferenceRow(values);
    }

    private static String json(ReferenceRow row) {
        List<String> members = new ArrayList<>();
        row.values()
                .forEach((name, value) -> members.add("\"" + name + "\":"
                        + (value instanceof String || value instanceof Instant ? "\"" + value + "\"" : value)));
        return "{" + String.join(",", members) + "}";
    }
}
