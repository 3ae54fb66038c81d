package io.millrace.conformance.nexmark;

import io.millrace.conformance.reference.ReferenceRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Bids with fields of other names, every one of which but the time lacks its value now and then, and with keys of text if wanted. */
record ChangedBids(List<ReferenceRow> rows, List<String> records) {
    private static final Map<String, String> RENAMED = Map.of(
            "auction", "lot",
            "bidder", "who",
            "price", "amount",
            "channel", "via",
            "url", "address",
            "dateTime", "at",
            "extra", "remark");

    static ChangedBids of(List<ReferenceRow> bids, String keys) {
        List<ReferenceRow> rows = changed(bids, keys.equals("STRING"));
        return new ChangedBids(rows, rows.stream().map(ChangedBids::json).toList());
    }

    /** The job of a query on such bids, read from JSON. */
    static String job(String query, String keys) {
        String job = query;
        for (Map.Entry<String, String> name : RENAMED.entrySet()) {
            job = job.replaceAll("\\b" + name.getKey() + "\\b", name.getValue());
        }
        return job.replaceFirst(
                        "(?s)connector: datagen.*?schema:",
                        "connector: file\n      path: bids\n      format: json\n      schema:")
                .replaceAll("\\{name: (lot|who), type: BIGINT}", "{name: $1, type: " + keys + "}")
                .replace("{name: at, type: TIMESTAMP}", "{name: at, type: TIMESTAMP, nullable: false}");
    }

    private static List<ReferenceRow> changed(List<ReferenceRow> bids, boolean textKeys) {
        SplittableRandom random = new SplittableRandom(7);
        List<ReferenceRow> changed = new ArrayList<>();
        for (ReferenceRow bid : bids) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            bid.values().forEach((name, value) -> {
                boolean key = name.equals("auction") || name.equals("bidder");
                boolean none = !name.equals("dateTime") && random.nextInt(10) == 0;
                Object kept = key && textKeys ? "key " + value : value;
                values.put(Objects.requireNonNull(RENAMED.get(name)), none ? null : kept);
            });
            changed.add(new ReferenceRow(values));
        }
        return changed;
    }

    private static String json(ReferenceRow row) {
        List<String> members = new ArrayList<>();
        row.values()
                .forEach((name, value) -> members.add("\"" + name + "\":"
                        + (value == null || value instanceof Long ? String.valueOf(value) : "\"" + value + "\"")));
        return "{" + String.join(",", members) + "}";
    }
}
