package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.vector.metrics.WindowMetrics;
import java.util.Optional;

/** The operators of aggregations that give out results before windows are over. */
public final class UpdatingOperators {
    private UpdatingOperators() {}

    /** @param pace when results that have changed are given out; empty: for every row */
    public static Operator of(
            WindowAggregate node, Optional<ClockPace> pace, ExpressionErrors errors, WindowMetrics metrics) {
        return switch (node.window()) {
            case Window.Fixed fixed -> new UpdatingWindowOperator(node, SlicedWindows.of(fixed), pace, errors, metrics);
            case Window.Inherited inherited ->
                new UpdatingWindowOperator(node, InheritedWindows.LAST_MILLISECONDS, pace, errors, metrics);
            case Window.Session session -> new UpdatingSessionOperator(node, session, pace, errors, metrics);
            case Window.Custom custom ->
                throw new IllegalArgumentException("windows of a function are given out when they are over: " + custom);
        };
    }
}
