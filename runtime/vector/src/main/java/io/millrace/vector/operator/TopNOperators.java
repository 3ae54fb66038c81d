package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Window;
import io.millrace.vector.metrics.WindowMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The operators of topN steps. */
public final class TopNOperators {
    private TopNOperators() {}

    /** For all rows of a ranking in one instance. */
    public static Operator whole(TopN node, WindowMetrics metrics) {
        return operator(node, node.time().field(), metrics);
    }

    /** For one of several parts of the rows: finds those that may be among the first of all. */
    public static Operator partial(TopN node, WindowMetrics metrics) {
        return operator(part(node), node.time().field(), metrics);
    }

    /** For what is left of the parts. */
    public static Operator last(TopN node, WindowMetrics metrics) {
        TopN part = part(node);
        TopN last = new TopN(
                node.id(),
                node.input(),
                part.schema(),
                part.resultTime(),
                List.of(),
                new Window.Inherited(),
                node.orderBy(),
                node.limit(),
                node.ties(),
                node.rank(),
                Duration.ZERO);
        return operator(last, node.time().field(), metrics);
    }

    /** Without ranks, which depend on the other parts. */
    private static TopN part(TopN node) {
        return new TopN(
                node.id(),
                node.input(),
                node.inputSchema(),
                node.time(),
                node.groupBy(),
                node.window(),
                node.orderBy(),
                node.limit(),
                node.ties(),
                Optional.empty(),
                node.allowedLateness());
    }

    private static Operator operator(TopN node, String timeField, WindowMetrics metrics) {
        RowOrder order = new RowOrder(node, timeField);
        return switch (node.window()) {
            case Window.Fixed fixed -> new TopNOperator(node, SlicedWindows.of(fixed), order, metrics);
            case Window.Session session -> new SessionTopNOperator(node, session, order, metrics);
            case Window.Custom custom -> throw new IllegalArgumentException("a topN step with windows " + custom);
            case Window.Inherited inherited ->
                new TopNOperator(node, InheritedWindows.LAST_MILLISECONDS, order, metrics);
        };
    }
}
