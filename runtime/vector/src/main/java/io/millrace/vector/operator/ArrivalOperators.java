package io.millrace.vector.operator;

import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.spi.TimeSource;
import io.millrace.vector.metrics.WindowMetrics;

/** The operators of aggregations in windows that go by the order in which rows come. */
public final class ArrivalOperators {
    private ArrivalOperators() {}

    public static Operator of(ArrivalAggregate node, ExpressionErrors errors, WindowMetrics metrics, TimeSource time) {
        return switch (node.window()) {
            case ArrivalWindow.Count count -> new CountWindowOperator(node, count, errors, metrics);
            case ArrivalWindow.Global global -> new GlobalWindowOperator(node, global, errors, metrics, time);
        };
    }
}
