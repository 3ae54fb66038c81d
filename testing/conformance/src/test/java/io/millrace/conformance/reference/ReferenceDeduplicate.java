package io.millrace.conformance.reference;

import io.millrace.model.plan.Deduplicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers each key as it is, for good, with the end of the time in which others of it are dropped. */
final class ReferenceDeduplicate {
    private ReferenceDeduplicate() {}

    static List<ReferenceRow> rows(Deduplicate node, List<ReferenceRow> input) {
        Map<List<Optional<Object>>, Instant> known = new HashMap<>();
        List<ReferenceRow> kept = new ArrayList<>();
        for (ReferenceRow row : input) {
            List<Optional<Object>> key = node.keys().stream()
                    .map(field -> Optional.ofNullable(row.get(field)))
                    .toList();
            Instant time = ReferenceWindows.instant(node.time(), row);
            Instant until = known.get(key);
            if (until == null || !time.isBefore(until)) {
                known.put(key, time.plus(node.ttl()));
                kept.add(row);
            }
        }
        return kept;
    }
}
