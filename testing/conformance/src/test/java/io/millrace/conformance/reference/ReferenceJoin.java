package io.millrace.conformance.reference;

import io.millrace.model.plan.Join;
import io.millrace.model.plan.Join.Match;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins by comparing each row of the left side with each of the right one that has the same key. */
final class ReferenceJoin {
    private final Join join;
    private final ReferenceExpression expressions;

    /** The windows that hold an instant, each as its start and its end. */
    private final Function<Instant, List<List<Instant>>> windows;

    private final List<ReferenceRow> result = new ArrayList<>();

    ReferenceJoin(Join join, ReferenceExpression expressions, Function<Instant, List<List<Instant>>> windows) {
        this.join = join;
        this.expressions = expressions;
        this.windows = windows;
    }

    List<ReferenceRow> of(List<ReferenceRow> left, List<ReferenceRow> right) {
        switch (join.match()) {
            case Match.Windows ignored -> {
                Map<List<Instant>, List<ReferenceRow>> lefts = byWindow(join.left(), left);
                Map<List<Instant>, List<ReferenceRow>> rights = byWindow(join.right(), right);
                lefts.forEach((window, rows) -> pairs(rows, rights.getOrDefault(window, List.of()), window));
                rights.forEach((window, rows) -> {
                    if (!lefts.containsKey(window)) {
                        pairs(List.of(), rows, window);
                    }
                });
            }
            case Match.Sessions sessions -> sessions(left, right, sessions.window());
            case Match.Interval ignored -> pairs(left, right, List.of());
            case Match.Versions versions ->
                left.forEach(row -> pairs(List.of(row), version(row, right, versions), List.of()));
        }
        return result;
    }

    /** All rows of a key in the order of time; a session goes on as long as the next one follows soon enough. */
    private void sessions(List<ReferenceRow> left, List<ReferenceRow> right, Window.Session session) {
        Map<List<@Nullable Object>, List<Timed>> byKey = new LinkedHashMap<>();
        for (Timed row : Stream.concat(
                        left.stream().map(row -> timed(join.left(), row)),
                        right.stream().map(row -> timed(join.right(), row)))
                .toList()) {
            // A null equals none: such a row is alone with its key.
            List<@Nullable Object> key = key(row.side(), row.row());
            if (key.contains(null)) {
                key.add(new Object());
            }
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        byKey.values().forEach(rows -> {
            rows.sort(Comparator.comparing(Timed::millis));
            int from = 0;
            for (int i = 1; i <= rows.size(); i++) {
                long last = rows.get(i - 1).millis();
                if (i == rows.size()
                        || rows.get(i).millis() - last > session.gap().toMillis()) {
                    session(
                            rows.subList(from, i),
                            List.of(
                                    Instant.ofEpochMilli(rows.get(from).millis()),
                                    Instant.ofEpochMilli(last).plus(session.gap())));
                    from = i;
                }
            }
        });
    }

    private void session(List<Timed> rows, List<Instant> window) {
        pairs(
                rows.stream()
                        .filter(row -> row.side().equals(join.left()))
                        .map(Timed::row)
                        .toList(),
                rows.stream()
                        .filter(row -> row.side().equals(join.right()))
                        .map(Timed::row)
                        .toList(),
                window);
    }

    private record Timed(Join.Side side, ReferenceRow row, long millis) {}

    private static Timed timed(Join.Side side, ReferenceRow row) {
        return new Timed(side, row, time(side, row).toEpochMilli());
    }

    private Map<List<Instant>, List<ReferenceRow>> byWindow(Join.Side side, List<ReferenceRow> rows) {
        Map<List<Instant>, List<ReferenceRow>> byWindow = new LinkedHashMap<>();
        for (ReferenceRow row : rows) {
            for (List<Instant> window : windows.apply(time(side, row))) {
                byWindow.computeIfAbsent(window, w -> new ArrayList<>()).add(row);
            }
        }
        return byWindow;
    }

    private void pairs(List<ReferenceRow> left, List<ReferenceRow> right, List<Instant> window) {
        Map<List<@Nullable Object>, List<ReferenceRow>> byKey = new HashMap<>();
        right.forEach(row -> byKey.computeIfAbsent(key(join.right(), row), key -> new ArrayList<>())
                .add(row));
        List<ReferenceRow> alone = new ArrayList<>();
        IdentityHashMap<ReferenceRow, Boolean> matched = new IdentityHashMap<>();
        for (ReferenceRow one : left) {
            boolean found = false;
            List<@Nullable Object> key = key(join.left(), one);
            for (ReferenceRow other :
                    key.contains(null) ? List.<ReferenceRow>of() : byKey.getOrDefault(key, List.of())) {
                ReferenceRow pair = pair(one, other, window);
                if (isPair(one, other, pair)) {
                    found = true;
                    matched.put(other, true);
                    if (join.type() != Join.Type.SEMI) {
                        result.add(projected(pair));
                    }
                }
            }
            if (!found) {
                alone.add(one);
            } else if (join.type() == Join.Type.SEMI) {
                result.add(projected(pair(one, null, window)));
            }
        }
        if (join.type().keepsLeft()) {
            alone.forEach(row -> result.add(projected(pair(row, null, window))));
        }
        if (join.type().keepsRight()) {
            right.stream()
                    .filter(row -> !matched.containsKey(row))
                    .forEach(row -> result.add(projected(pair(null, row, window))));
        }
    }

    /** The version of the row's key that was valid when it happened, if there was one. */
    private List<ReferenceRow> version(ReferenceRow row, List<ReferenceRow> versions, Match.Versions match) {
        Instant time = time(join.left(), row);
        List<@Nullable Object> key = key(join.left(), row);
        ReferenceRow latest = null;
        for (ReferenceRow version : versions) {
            Instant from = time(join.right(), version);
            boolean begun = key(join.right(), version).equals(key) && !from.isAfter(time);
            if (begun && (latest == null || !from.isBefore(time(join.right(), latest)))) {
                latest = version;
            }
        }
        boolean valid = latest != null
                && (match.validFor().isEmpty()
                        || !time.isAfter(
                                time(join.right(), latest).plus(match.validFor().get())));
        return valid ? List.of(Objects.requireNonNull(latest)) : List.of();
    }

    private boolean isPair(ReferenceRow left, ReferenceRow right, ReferenceRow pair) {
        if (join.match() instanceof Match.Interval interval) {
            Instant from = time(join.left(), left).plus(interval.lower());
            Instant to = time(join.left(), left).plus(interval.upper());
            Instant time = time(join.right(), right);
            if (time.isBefore(from) || time.isAfter(to)) {
                return false;
            }
        }
        return join.where().isEmpty()
                || Boolean.TRUE.equals(expressions.evaluate(join.where().get(), pair));
    }

    private ReferenceRow pair(@Nullable ReferenceRow left, @Nullable ReferenceRow right, List<Instant> window) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        put(join.left(), left, values);
        put(join.right(), right, values);
        if (!window.isEmpty()) {
            values.put(Join.WINDOW_START, window.getFirst());
            values.put(Join.WINDOW_END, window.getLast());
        }
        return new ReferenceRow(values);
    }

    private static void put(Join.Side side, @Nullable ReferenceRow row, Map<String, @Nullable Object> values) {
        side.schema().names().forEach(name -> values.put(side.name() + "." + name, row == null ? null : row.get(name)));
    }

    private ReferenceRow projected(ReferenceRow pair) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Project.Item item : join.items()) {
            values.put(item.name(), expressions.evaluate(item.expression(), pair));
        }
        return new ReferenceRow(values);
    }

    private static List<@Nullable Object> key(Join.Side side, ReferenceRow row) {
        List<@Nullable Object> key = new ArrayList<>();
        side.key().forEach(field -> key.add(row.get(field)));
        return key;
    }

    private static Instant time(Join.Side side, ReferenceRow row) {
        Instant time = (Instant) Objects.requireNonNull(row.get(side.time().field()));
        return side.time() instanceof RowTime.WindowEnd ? time.minusMillis(1) : time;
    }
}
