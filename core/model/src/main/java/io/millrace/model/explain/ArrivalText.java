package io.millrace.model.explain;

import io.millrace.model.option.DurationText;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.plan.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What aggregations in windows by the order of arrival do, in lines. */
final class ArrivalText {
    private ArrivalText() {}

    static List<String> details(ArrivalAggregate node) {
        List<String> lines = new ArrayList<>();
        String key = node.groupBy().isEmpty() ? "" : " by " + String.join(", ", node.groupBy());
        lines.add(window(node.window()) + key);
        lines.addAll(NodeText.aggregates(node.aggregates()));
        return lines;
    }

    private static String window(ArrivalWindow window) {
        return switch (window) {
            case ArrivalWindow.Count count ->
                "windows of " + count.size() + " rows"
                        + (count.slide() == count.size() ? "" : " every " + count.slide() + " rows");
            case ArrivalWindow.Global global ->
                (global.purge() ? "rows since the last result" : "all rows so far") + " " + trigger(global.trigger());
        };
    }

    private static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Rows rows -> "with every " + rows.rows() + " rows";
            case Trigger.Clock clock -> "every " + DurationText.format(clock.every()) + " of the clock";
            case Trigger.EventTime time -> "every " + DurationText.format(time.every()) + " of event time";
            case Trigger.EndOfInput ignored -> "at the end of the input";
        };
    }
}
