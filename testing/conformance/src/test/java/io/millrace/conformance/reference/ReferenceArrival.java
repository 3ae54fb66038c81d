package io.millrace.conformance.reference;

import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.plan.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Aggregates rows by key in the order in which they are given. A trigger that goes by time, of which there is none here, waits for the end. */
final class ReferenceArrival {
    private final ArrivalAggregate node;
    private final ReferenceAggregates aggregates;

    ReferenceArrival(ArrivalAggregate node, ReferenceAggregates aggregates) {
        this.node = node;
        this.aggregates = aggregates;
    }

    /** The results, those of a key in order. */
    List<ReferenceRow> results(List<ReferenceRow> input) {
        Map<List<Optional<Object>>, List<ReferenceRow>> keys = new LinkedHashMap<>();
        for (ReferenceRow row : input) {
            List<Optional<Object>> key = node.groupBy().stream()
                    .map(field -> Optional.ofNullable(row.get(field)))
                    .toList();
            keys.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        List<ReferenceRow> results = new ArrayList<>();
        keys.forEach((key, rows) -> windows(rows).forEach(window -> results.add(result(key, window))));
        return results;
    }

    /** What the rows of a key are given out as. */
    private List<List<ReferenceRow>> windows(List<ReferenceRow> rows) {
        List<List<ReferenceRow>> windows = new ArrayList<>();
        switch (node.window()) {
            case ArrivalWindow.Count count -> {
                for (long from = 0; from + count.size() <= rows.size(); from += count.slide()) {
                    windows.add(rows.subList((int) from, (int) (from + count.size())));
                }
            }
            case ArrivalWindow.Global global -> {
                long every = global.trigger() instanceof Trigger.Rows trigger ? trigger.rows() : rows.size();
                for (long from = 0; from < rows.size(); from += every) {
                    long to = Math.min(rows.size(), from + every);
                    windows.add(rows.subList(global.purge() ? (int) from : 0, (int) to));
                }
            }
        }
        return windows;
    }

    private ReferenceRow result(List<Optional<Object>> key, List<ReferenceRow> rows) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < node.groupBy().size(); i++) {
            values.put(node.groupBy().get(i), key.get(i).orElse(null));
        }
        for (Aggregate aggregate : node.aggregates()) {
            values.put(aggregate.name(), aggregates.value(aggregate, rows, Duration.ZERO));
        }
        return new ReferenceRow(values);
    }
}
