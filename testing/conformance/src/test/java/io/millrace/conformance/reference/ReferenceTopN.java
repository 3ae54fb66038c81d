package io.millrace.conformance.reference;

import io.millrace.model.plan.SortField;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.WindowAggregate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts the rows of each group, and keeps those that are first. */
final class ReferenceTopN {
    private ReferenceTopN() {}

    static List<ReferenceRow> rows(TopN node, List<ReferenceRow> input) {
        ReferenceWindows windows = new ReferenceWindows(node.window(), node.time(), node.groupBy());
        Comparator<ReferenceRow> ranking = ranking(node);
        Comparator<ReferenceRow> order = ranking.thenComparing(windows::instant);
        for (String name : node.inputSchema().names()) {
            order = order.thenComparing((left, right) -> compare(left.get(name), right.get(name)));
        }
        List<ReferenceRow> result = new ArrayList<>();
        for (var group : windows.groups(input).entrySet()) {
            List<ReferenceRow> sorted = group.getValue().stream().sorted(order).toList();
            long rank = 0;
            for (int i = 0; i < sorted.size(); i++) {
                boolean tie = i > 0 && ranking.compare(sorted.get(i - 1), sorted.get(i)) == 0;
                rank = tie && node.ties() == TopN.Ties.RANK ? rank : i + 1;
                if (rank <= node.limit()) {
                    ReferenceRow row = sorted.get(i);
                    if (!node.inherits()) {
                        row = row.with(
                                        WindowAggregate.WINDOW_START,
                                        group.getKey().span().start())
                                .with(
                                        WindowAggregate.WINDOW_END,
                                        group.getKey().span().end());
                    }
                    result.add(node.rank().isPresent() ? row.with(node.rank().get(), rank) : row);
                }
            }
        }
        return result;
    }

    private static Comparator<ReferenceRow> ranking(TopN node) {
        return node.orderBy().stream()
                .map(ReferenceTopN::comparator)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Comparator<ReferenceRow> comparator(SortField field) {
        Comparator<ReferenceRow> ascending =
                (left, right) -> compare(left.get(field.field()), right.get(field.field()));
        return field.descending() ? ascending.reversed() : ascending;
    }

    /** Null is least, texts go by their bytes, lists by their first elements that differ. */
    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return switch (left) {
            case String text ->
                Arrays.compareUnsigned(
                        text.getBytes(StandardCharsets.UTF_8), ((String) right).getBytes(StandardCharsets.UTF_8));
            case List<?> list -> {
                List<?> other = (List<?>) right;
                int order = 0;
                for (int i = 0; i < Math.min(list.size(), other.size()) && order == 0; i++) {
                    order = compare(list.get(i), other.get(i));
                }
                yield order != 0 ? order : Integer.compare(list.size(), other.size());
            }
            default -> ((Comparable<Object>) left).compareTo(right);
        };
    }
}
