package io.millrace.model.explain;

import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.AggregateSettings;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.Deduplicate;
import io.millrace.model.plan.Emission;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.FlatMap;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Union;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one node does, in lines. */
final class NodeText {
    private NodeText() {}

    /** Kind and id: {@code filter plausible}. */
    static String title(PlanNode node) {
        String kind =
                switch (node) {
                    case SourceNode ignored -> "source";
                    case Filter ignored -> "filter";
                    case Project ignored -> "project";
                    case FlatMap ignored -> "flatMap";
                    case Enrich ignored -> "enrich";
                    case Lookup ignored -> "lookup";
                    case WindowAggregate ignored -> "windowAggregate";
                    case ArrivalAggregate ignored -> "windowAggregate";
                    case TopN ignored -> "topN";
                    case Deduplicate ignored -> "deduplicate";
                    case KeyedProcess ignored -> "process";
                    case Union ignored -> "union";
                    case Join ignored -> "join";
                    case SinkNode ignored -> "sink";
                };
        return kind + " " + node.id();
    }

    /** What it does; the columns that come out are not part of it. */
    static List<String> details(PlanNode node) {
        return switch (node) {
            case SourceNode source -> source(source);
            case Filter filter -> List.of("where " + filter.predicate().toSql());
            case Project project ->
                project.items().stream()
                        .filter(item -> !item.expression().toSql().equals(item.name()))
                        .map(item -> item.name() + " = " + item.expression().toSql())
                        .toList();
            case FlatMap flatMap -> flatMap(flatMap);
            case Enrich enrich -> enrich(enrich);
            case Lookup lookup -> LookupText.details(lookup);
            case WindowAggregate aggregate -> windowAggregate(aggregate);
            case ArrivalAggregate aggregate -> ArrivalText.details(aggregate);
            case TopN topN -> topN(topN);
            case Deduplicate deduplicate -> deduplicate(deduplicate);
            case KeyedProcess process -> process(process);
            case Union ignored -> List.of();
            case Join join -> JoinText.details(join);
            case SinkNode sink -> List.of("to " + endpoint(sink.endpoint()));
        };
    }

    static String endpoint(Endpoint endpoint) {
        String format = endpoint.format()
                .map(ref -> " in " + ref.name() + options(ref.options().shown().toString()))
                .orElse("");
        return endpoint.connector() + options(endpoint.options().shown().toString()) + format;
    }

    private static String options(String shown) {
        return shown.equals("{}") ? "" : " " + shown;
    }

    private static List<String> source(SourceNode source) {
        List<String> lines = new ArrayList<>();
        lines.add("from " + endpoint(source.endpoint()));
        source.eventTime().ifPresent(time -> lines.add(eventTime(time)));
        lines.add(malformed(source.malformed()));
        return lines;
    }

    static String malformed(MalformedPolicy policy) {
        return switch (policy) {
            case SKIP -> "malformed records are dropped";
            case DEAD_LETTER -> "malformed records are dead letters";
            case FAIL -> "malformed records fail the job";
        };
    }

    private static String eventTime(EventTime time) {
        StringBuilder line = new StringBuilder("event time " + time.field());
        line.append(
                switch (time.origin()) {
                    case ROW -> "";
                    case INGESTION -> " by the clock when the record arrives";
                    case PROCESSING -> " by the clock when the row is taken in";
                });
        if (time.origin() != EventTime.Origin.PROCESSING) {
            line.append(", watermark ").append(text(time.maxOutOfOrderness())).append(" behind");
        }
        line.append(
                switch (time.watermarks()) {
                    case EventTime.Watermarks.EachBatch ignored -> "";
                    case EventTime.Watermarks.Periodic periodic -> ", told every " + text(periodic.interval());
                    case EventTime.Watermarks.EveryRows every -> ", told every " + every.rows() + " rows";
                });
        time.idleTimeout().ifPresent(idle -> line.append(", idle after ").append(text(idle)));
        time.maxDrift()
                .ifPresent(drift ->
                        line.append(", splits at most ").append(text(drift)).append(" apart"));
        time.maxAhead()
                .ifPresent(
                        ahead -> line.append(", at most ").append(text(ahead)).append(" ahead of the clock"));
        time.replaySpeed()
                .ifPresent(speed -> line.append(
                        speed == 0 ? ", replayed as fast as possible" : ", replayed at " + speed + " times the speed"));
        return line.toString();
    }

    private static List<String> flatMap(FlatMap node) {
        List<String> lines = new ArrayList<>();
        String position = node.ordinality().map(name -> ", position " + name).orElse("");
        lines.add("unnest " + node.collection().toSql() + " as " + String.join(", ", node.as()) + position);
        if (node.outer()) {
            lines.add("rows without elements stay");
        }
        return lines;
    }

    private static List<String> enrich(Enrich enrich) {
        List<String> lines = new ArrayList<>();
        lines.add("where " + enrich.dictionaryKey() + " = " + enrich.key().toSql() + " in "
                + endpoint(enrich.dictionary()));
        lines.addAll(additions(enrich.additions()));
        return lines;
    }

    /** The columns that are added, a line each. */
    static List<String> additions(List<Enrich.Addition> additions) {
        return additions.stream()
                .map(addition -> addition.name() + " = " + addition.from()
                        + addition.otherwise()
                                .map(literal -> ", else " + literal.toSql())
                                .orElse(""))
                .toList();
    }

    private static List<String> windowAggregate(WindowAggregate node) {
        List<String> lines = new ArrayList<>();
        lines.add(windows(node.window(), node.time(), node.groupBy(), node.allowedLateness()));
        switch (node.emission()) {
            case Emission.Final ignored -> {}
            case Emission.Early early -> lines.add("early results every " + text(early.every()) + " of the clock");
            case Emission.OnUpdate ignored -> lines.add("a result for every row");
        }
        lines.addAll(aggregates(node.aggregates()));
        return lines;
    }

    /** What is computed, a line each. */
    static List<String> aggregates(List<Aggregate> aggregates) {
        return aggregates.stream()
                .map(aggregate -> aggregate.name() + " = " + aggregate(aggregate))
                .toList();
    }

    private static List<String> deduplicate(Deduplicate node) {
        String method =
                switch (node.method()) {
                    case Deduplicate.Method.Exact exact -> "";
                    case Deduplicate.Method.Fingerprint fingerprint -> ", by fingerprints of 128 bits";
                    case Deduplicate.Method.Bloom bloom ->
                        ", by Bloom filters for " + bloom.expectedKeys() + " keys, false for "
                                + bloom.falsePositiveRate() + " of them";
                };
        return List.of("first by " + String.join(", ", node.keys()) + " in " + text(node.ttl()) + " of "
                + node.time().field() + method);
    }

    private static List<String> process(KeyedProcess node) {
        String key = node.groupBy().isEmpty() ? "" : " by " + String.join(", ", node.groupBy());
        String lateness = node.allowedLateness().isZero() ? "" : ", waiting " + text(node.allowedLateness());
        List<String> lines = new ArrayList<>();
        lines.add(node.call() + key + " in the order of " + node.time().field() + lateness);
        if (!node.signature().state().isEmpty()) {
            lines.add("keeps "
                    + node.signature().state().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static List<String> topN(TopN node) {
        String order = node.orderBy().stream()
                .map(field -> field.field() + (field.descending() ? " DESC" : " ASC"))
                .collect(Collectors.joining(", "));
        String ties =
                switch (node.ties()) {
                    case ROW_NUMBER -> "";
                    case RANK -> ", with all that tie";
                };
        String rank = node.rank().map(name -> ", rank " + name).orElse("");
        return List.of(
                windows(node.window(), node.time(), node.groupBy(), node.allowedLateness()),
                "first " + node.limit() + " by " + order + ties + rank);
    }

    private static String windows(Window window, RowTime time, List<String> groupBy, Duration allowedLateness) {
        String key = groupBy.isEmpty() ? "" : " by " + String.join(", ", groupBy);
        String lateness = allowedLateness.isZero() ? "" : ", which wait " + text(allowedLateness) + " for late rows";
        return window(window) + " of " + time.field() + key + lateness;
    }

    static String window(Window window) {
        return switch (window) {
            case Window.Tumbling tumbling -> "tumbling windows of " + text(tumbling.size()) + shift(tumbling);
            case Window.Sliding sliding ->
                "sliding windows of " + text(sliding.size()) + " every " + text(sliding.slide()) + shift(sliding);
            case Window.Cumulative cumulative ->
                "cumulative windows up to " + text(cumulative.size()) + " in steps of " + text(cumulative.step())
                        + shift(cumulative);
            case Window.Calendar calendar ->
                "a window each " + calendar.unit().name().toLowerCase(Locale.ROOT) + " of " + calendar.zone()
                        + shift(calendar);
            case Window.Session session -> "sessions with gaps up to " + text(session.gap());
            case Window.Inherited ignored -> "inherited windows";
            case Window.Custom custom -> (custom.signature().merging() ? "merging windows " : "windows ") + custom;
        };
    }

    private static String shift(Window.Fixed window) {
        return window.offset().isZero() ? "" : " shifted by " + text(window.offset());
    }

    private static String aggregate(Aggregate aggregate) {
        StringBuilder call = new StringBuilder(aggregate
                .settings()
                .call()
                .map(custom -> custom.function() + "(" + String.join(", ", custom.fields()))
                .orElseGet(() -> aggregate.function() + "(" + aggregate.field().orElse("*")));
        aggregate.with().ifPresent(field -> call.append(", ").append(field));
        AggregateSettings settings = aggregate.settings();
        settings.percentile().ifPresent(percentile -> call.append(", ").append(percentile));
        settings.precision().ifPresent(precision -> call.append(", ").append(precision));
        settings.n().ifPresent(n -> call.append(", ").append(n));
        if (!settings.bounds().isEmpty()) {
            call.append(", ").append(settings.bounds());
        }
        settings.per().ifPresent(per -> call.append(" per ").append(text(per)));
        call.append(')');
        aggregate.filter().ifPresent(condition -> call.append(" FILTER (WHERE ")
                .append(condition.toSql())
                .append(')'));
        return call.toString();
    }

    private static String text(Duration duration) {
        return DurationText.format(duration);
    }

    /** The columns that come out: {@code a INT, b STRING NOT NULL}. */
    static String columns(PlanNode node) {
        return node.schema().fields().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
