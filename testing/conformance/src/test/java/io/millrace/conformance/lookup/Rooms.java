package io.millrace.conformance.lookup;

import io.millrace.conformance.reference.ReferenceLookup;
import io.millrace.conformance.reference.ReferenceRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A table that tells where devices are, and some rooms by their numbers: of one in four nothing is known, of one in ten not the floor. */
final class Rooms {
    private Rooms() {}

    static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int device = 0; device < 300; device++) {
            if (random.nextInt(4) > 0) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                values.put(ReferenceLookup.KEY, device < 3 ? String.valueOf(device) : "device " + device);
                values.put("place", "place " + random.nextInt(20));
                values.put("floor", random.nextInt(10) == 0 ? null : random.nextInt(9) - 2);
                rows.add(new ReferenceRow(values));
            }
        }
        return rows;
    }

    /** As JSON, by key. */
    static Map<String, String> records(List<ReferenceRow> rows) {
        Map<String, String> records = new LinkedHashMap<>();
        for (ReferenceRow row : rows) {
            records.put(
                    String.valueOf(row.get(ReferenceLookup.KEY)),
                    "{\"place\":\"%s\",\"floor\":%s}".formatted(row.get("place"), row.get("floor")));
        }
        return records;
    }
}
