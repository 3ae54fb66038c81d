package io.millrace.conformance.reference;

import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.WindowAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aggregates rows by key and window of time. */
final class ReferenceAggregation {
    private final WindowAggregate node;
    private final ReferenceAggregates aggregates;
    private final ReferenceWindows windows;

    ReferenceAggregation(WindowAggregate node, ReferenceAggregates aggregates) {
        this.node = node;
        this.aggregates = aggregates;
        this.windows = new ReferenceWindows(node.window(), node.time(), node.groupBy());
    }

    /** A row for each group. */
    List<ReferenceRow> results(List<ReferenceRow> rows) {
        List<ReferenceRow> results = new ArrayList<>();
        windows.groups(rows).forEach((group, members) -> results.add(result(group, members)));
        return results;
    }

    /** What becomes of the groups of each row when it comes. */
    List<ReferenceRow> updates(List<ReferenceRow> rows) {
        List<ReferenceRow> updates = new ArrayList<>();
        Map<ReferenceWindows.Group, List<ReferenceRow>> before = Map.of();
        for (int i = 0; i < rows.size(); i++) {
            Map<ReferenceWindows.Group, List<ReferenceRow>> groups = windows.groups(rows.subList(0, i + 1));
            for (var group : groups.entrySet()) {
                int known = before.getOrDefault(group.getKey(), List.of()).size();
                if (group.getValue().size() > known) {
                    updates.add(result(group.getKey(), group.getValue()));
                }
            }
            before = groups;
        }
        return updates;
    }

    private ReferenceRow result(ReferenceWindows.Group group, List<ReferenceRow> rows) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < node.groupBy().size(); i++) {
            values.put(node.groupBy().get(i), group.key().get(i).orElse(null));
        }
        values.put(WindowAggregate.WINDOW_START, group.span().start());
        values.put(WindowAggregate.WINDOW_END, group.span().end());
        Duration length = Duration.between(group.span().start(), group.span().end());
        for (Aggregate aggregate : node.aggregates()) {
            values.put(aggregate.name(), aggregates.value(aggregate, rows, length));
        }
        return new ReferenceRow(values);
    }
}
