package io.millrace.model.explain;

import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Join.Match;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a join does, in lines. */
final class JoinText {
    private JoinText() {}

    static List<String> details(Join join) {
        Join.Side left = join.left();
        Join.Side right = join.right();
        List<String> lines = new ArrayList<>();
        String keys = IntStream.range(0, left.key().size())
                .mapToObj(i -> left.key().get(i) + " = " + right.key().get(i))
                .collect(Collectors.joining(", "));
        lines.add(join.type().name().toLowerCase(Locale.ROOT) + " join of " + left.name() + " and " + right.name()
                + (keys.isEmpty() ? "" : " on " + keys));
        if (join.broadcast()) {
            lines.add("all rows of " + right.name() + " in every instance");
        }
        lines.add(match(join) + lateness(join.match()));
        join.where().ifPresent(condition -> lines.add("where " + condition.toSql()));
        for (Project.Item item : join.items()) {
            lines.add(item.name() + " = " + item.expression().toSql());
        }
        return lines;
    }

    private static String match(Join join) {
        return switch (join.match()) {
            case Match.Windows windows -> inWindows(join, windows.window());
            case Match.Sessions sessions -> inWindows(join, sessions.window());
            case Match.Interval interval ->
                "where " + join.right().time().field() + " is from " + text(interval.lower()) + " to "
                        + text(interval.upper()) + " after "
                        + join.left().time().field();
            case Match.Versions versions ->
                "with the version of " + join.right().name() + " that was valid at "
                        + join.left().time().field()
                        + versions.validFor()
                                .map(longest -> ", for at most " + DurationText.format(longest))
                                .orElse("");
        };
    }

    private static String inWindows(Join join, Window window) {
        return "in " + NodeText.window(window) + " of " + join.left().time().field() + " and "
                + join.right().time().field();
    }

    private static String lateness(Match match) {
        return match.allowedLateness().isZero()
                ? ""
                : ", waiting " + DurationText.format(match.allowedLateness()) + " for late rows";
    }

    private static String text(Duration bound) {
        return bound.isNegative() ? "-" + DurationText.format(bound.negated()) : DurationText.format(bound);
    }
}
