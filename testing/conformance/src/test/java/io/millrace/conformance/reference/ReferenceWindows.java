package io.millrace.conformance.reference;

import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts rows into windows, each into all of its own. */
record ReferenceWindows(Window window, RowTime time, List<String> groupBy) {

    /** The rows of one key in one window. */
    record Group(List<Optional<Object>> key, Span span) {}

    record Span(Instant start, Instant end) {
        boolean holds(Instant time) {
            return !time.isBefore(start) && time.isBefore(end);
        }
    }

    /** The rows of each group, in the order in which they came. */
    Map<Group, List<ReferenceRow>> groups(List<ReferenceRow> rows) {
        Map<Group, List<ReferenceRow>> groups = new LinkedHashMap<>();
        Map<List<Optional<Object>>, List<Span>> sessions =
                switch (window) {
                    case Window.Session session -> sessions(rows, session);
                    case Window.Custom custom when custom.signature().merging() -> merged(rows, custom);
                    default -> Map.of();
                };
        for (ReferenceRow row : rows) {
            Instant instant = instant(row);
            List<Span> spans =
                    switch (window) {
                        case Window.Fixed fixed -> windows(fixed, instant);
                        case Window.Inherited inherited -> List.of(inherited(row));
                        case Window.Session session -> merged(sessions, row, instant);
                        case Window.Custom custom when custom.signature().merging() -> merged(sessions, row, instant);
                        case Window.Custom custom -> given(custom, row);
                    };
            for (Span span : spans) {
                groups.computeIfAbsent(new Group(key(row), span), g -> new ArrayList<>())
                        .add(row);
            }
        }
        return groups;
    }

    private List<Span> merged(Map<List<Optional<Object>>, List<Span>> sessions, ReferenceRow row, Instant instant) {
        return Objects.requireNonNull(sessions.get(key(row))).stream()
                .filter(span -> span.holds(instant))
                .toList();
    }

    /** What the function of the job gives for a row. */
    private List<Span> given(Window.Custom custom, ReferenceRow row) {
        List<@Nullable Object> arguments = new ArrayList<>();
        custom.fields().forEach(field -> arguments.add(row.get(field)));
        List<Span> spans = new ArrayList<>();
        custom.newInstance()
                .assign(
                        instant(row).toEpochMilli(),
                        new ReferenceCall.Given(arguments),
                        (start, end) -> spans.add(span(start, end)));
        return spans;
    }

    /** The windows of each key in order of their starts, those that overlap or touch as one. */
    private Map<List<Optional<Object>>, List<Span>> merged(List<ReferenceRow> rows, Window.Custom custom) {
        Map<List<Optional<Object>>, List<Span>> merged = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparing(
                        row -> given(custom, row).getFirst().start()))
                .forEach(row -> {
                    List<Span> spans = merged.computeIfAbsent(key(row), key -> new ArrayList<>());
                    Span next = given(custom, row).getFirst();
                    if (!spans.isEmpty()
                            && !next.start().isAfter(spans.getLast().end())) {
                        Span last = spans.removeLast();
                        Instant end = next.end().isAfter(last.end()) ? next.end() : last.end();
                        next = new Span(last.start(), end);
                    }
                    spans.add(next);
                });
        return merged;
    }

    /** When a row happened. */
    Instant instant(ReferenceRow row) {
        return instant(time, row);
    }

    static Instant instant(RowTime time, ReferenceRow row) {
        Instant instant = (Instant) Objects.requireNonNull(row.get(time.field()));
        return time instanceof RowTime.WindowEnd ? instant.minusMillis(1) : instant;
    }

    private Span inherited(ReferenceRow row) {
        RowTime.WindowEnd columns = (RowTime.WindowEnd) time;
        return new Span((Instant) Objects.requireNonNull(row.get(columns.start())), (Instant)
                Objects.requireNonNull(row.get(columns.end())));
    }

    private List<Optional<Object>> key(ReferenceRow row) {
        return groupBy.stream()
                .map(field -> Optional.ofNullable(row.get(field)))
                .toList();
    }

    /** The sessions of each key: its times in order, cut where there is a longer pause. */
    private Map<List<Optional<Object>>, List<Span>> sessions(List<ReferenceRow> rows, Window.Session session) {
        long gap = session.gap().toMillis();
        Map<List<Optional<Object>>, List<Long>> times = new LinkedHashMap<>();
        for (ReferenceRow row : rows) {
            times.computeIfAbsent(key(row), key -> new ArrayList<>())
                    .add(instant(row).toEpochMilli());
        }
        Map<List<Optional<Object>>, List<Span>> sessions = new LinkedHashMap<>();
        times.forEach((key, unordered) -> {
            List<Long> ordered = unordered.stream().sorted().toList();
            List<Span> spans = new ArrayList<>();
            long first = ordered.getFirst();
            for (int i = 0; i < ordered.size(); i++) {
                if (i + 1 == ordered.size() || ordered.get(i + 1) - ordered.get(i) > gap) {
                    spans.add(span(first, ordered.get(i) + gap));
                    first = i + 1 == ordered.size() ? first : ordered.get(i + 1);
                }
            }
            sessions.put(key, spans);
        });
        return sessions;
    }

    /** All windows that hold an instant, found by trying. */
    static List<Span> windows(Window.Fixed window, Instant time) {
        long millis = time.toEpochMilli();
        long offset = window.offset().toMillis();
        List<Span> spans = new ArrayList<>();
        switch (window) {
            case Window.Tumbling tumbling -> {
                long size = tumbling.size().toMillis();
                long start = Math.floorDiv(millis - offset, size) * size + offset;
                spans.add(span(start, start + size));
            }
            case Window.Calendar calendar -> spans.add(calendar(calendar, time));
            case Window.Sliding sliding -> {
                long size = sliding.size().toMillis();
                long slide = sliding.slide().toMillis();
                long start = Math.floorDiv(millis - offset, slide) * slide + offset;
                for (; start + size > millis; start -= slide) {
                    spans.add(span(start, start + size));
                }
            }
            case Window.Cumulative cumulative -> {
                long size = cumulative.size().toMillis();
                long start = Math.floorDiv(millis - offset, size) * size + offset;
                for (long end = start;
                        end <= start + size;
                        end += cumulative.step().toMillis()) {
                    if (end > millis) {
                        spans.add(span(start, end));
                    }
                }
            }
        }
        return spans;
    }

    /** The last day that a window can start on and does before an instant, and the first one behind. */
    private static Span calendar(Window.Calendar window, Instant time) {
        LocalDate day = time.atZone(window.zone()).toLocalDate().minusDays(370);
        Instant start = Instant.MIN;
        while (true) {
            Instant next = day.atStartOfDay()
                    .plus(window.offset())
                    .atZone(window.zone())
                    .toInstant();
            boolean starts =
                    switch (window.unit()) {
                        case DAY -> true;
                        case WEEK -> day.getDayOfWeek() == DayOfWeek.MONDAY;
                        case MONTH -> day.getDayOfMonth() == 1;
                        case YEAR -> day.getDayOfYear() == 1;
                    };
            if (starts && next.isAfter(time)) {
                return new Span(start, next);
            }
            start = starts ? next : start;
            day = day.plusDays(1);
        }
    }

    private static Span span(long start, long end) {
        return new Span(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    }
}
