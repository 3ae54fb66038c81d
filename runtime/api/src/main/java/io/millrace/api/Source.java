package io.millrace.api;

import io.millrace.api.connector.InProcessSourceConnector;
import io.millrace.api.connector.ProvidedRecords;
import io.millrace.api.record.RecordType;
import io.millrace.api.record.Row;
import io.millrace.model.data.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from: outside, by a connector, or this program. Immutable.
 *
 * @param <R> what rows are: a record class, or {@link Row}
 */
public final class Source<R> {
    private final Shape<R> shape;
    private final Optional<ProvidedRecords<?>> provided;
    private final Settings settings;

    /** The fields {@code eventTime} has. */
    private final Settings eventTime;

    private Source(Shape<R> shape, Optional<ProvidedRecords<?>> provided, Settings settings, Settings eventTime) {
        this.shape = shape;
        this.provided = provided;
        this.settings = settings;
        this.eventTime = eventTime;
    }

    /**
     * Records of this program, such as a list. Its iterator runs on a thread of its own and may wait for records; each goes on as soon as it is
     * there. The input ends when the iterator does.
     */
    public static <R extends Record> Source<R> of(Class<R> type, Iterable<? extends R> records) {
        return streamed(type, () -> StreamSupport.stream(records.spliterator(), false));
    }

    /** As {@link #of}, of a stream, which is made when the job starts and closed when it ends. */
    public static <R extends Record> Source<R> streamed(
            Class<R> type, Supplier<? extends Stream<? extends R>> records) {
        RecordType<R> columns = RecordType.of(type);
        return new Source<>(
                new Shape.Typed<>(columns),
                Optional.of(new ProvidedRecords<>(columns, records)),
                Settings.of("connector", InProcessSourceConnector.NAME)
                        .with("format", "columns")
                        .with("schema", schema(columns.schema())),
                Settings.NONE);
    }

    /** Records that a supplier makes, until it gives null. */
    public static <R extends Record> Source<R> generated(Class<R> type, Supplier<? extends @Nullable R> next) {
        return streamed(type, () -> Stream.<R>generate(next).takeWhile(Objects::nonNull));
    }

    /**
     * A connector by its name in job files, such as {@code kafka}.
     *
     * @param type has a component for each column to read
     */
    public static <R extends Record> Source<R> from(String connector, Class<R> type) {
        RecordType<R> columns = RecordType.of(type);
        return new Source<>(
                new Shape.Typed<>(columns), Optional.empty(), settings(connector, columns.schema()), Settings.NONE);
    }

    /** A connector by its name in job files, and the columns to read. */
    public static Source<Row> from(String connector, Schema columns) {
        return new Source<>(new Shape.Untyped(), Optional.empty(), settings(connector, columns), Settings.NONE);
    }

    private static Settings settings(String connector, Schema columns) {
        return Settings.of("connector", connector).with("schema", schema(columns));
    }

    static List<Settings> schema(Schema columns) {
        return columns.fields().stream()
                .map(field -> {
                    Settings column = Settings.of("name", field.name())
                            .with("type", field.type().toString());
                    return field.nullable() ? column : column.with("nullable", false);
                })
                .toList();
    }

    static Settings formatSettings(String name, Map<String, ?> options) {
        return Settings.of("type", name).with(new Settings(new TreeMap<>(options)));
    }

    /** A setting of the connector: text, a number, a boolean, a duration, a list or a map. */
    public Source<R> option(String name, Object value) {
        return new Source<>(shape, provided, settings.with(name, value), eventTime);
    }

    /** How records are read, such as {@code json}. */
    public Source<R> format(String name) {
        return option("format", name);
    }

    /** How records are read, with settings of the format. */
    public Source<R> format(String name, Map<String, ?> options) {
        return option("format", formatSettings(name, options));
    }

    /** The column that says when rows happened; windows need it. */
    public Source<R> eventTime(String column) {
        return time("field", column);
    }

    /** The column, which records do not have, is filled with the time at which the record arrived, and time goes on by the clock. */
    public Source<R> ingestionTime(String column) {
        return time("field", column).time("from", "INGESTION");
    }

    /** The column, which records do not have, is filled with the time at which the row is taken in, and time goes on by the clock. */
    public Source<R> processingTime(String column) {
        return time("field", column).time("from", "PROCESSING");
    }

    /** A row may come this much after a later one; none may, unless this is said. */
    public Source<R> maxOutOfOrderness(Duration duration) {
        return time("maxOutOfOrderness", duration);
    }

    /** A partition without records for this long no longer holds the watermark back. */
    public Source<R> idleTimeout(Duration duration) {
        return time("idleTimeout", duration);
    }

    /** A partition this far ahead of the slowest one waits. */
    public Source<R> maxDrift(Duration duration) {
        return time("maxDrift", duration);
    }

    /** The watermark is ahead of the clock by no more than this, whatever rows say. */
    public Source<R> maxAhead(Duration duration) {
        return time("maxAhead", duration);
    }

    /** The watermark is told this often by the clock, and not with every batch of rows. */
    public Source<R> watermarkInterval(Duration interval) {
        return time("watermarkInterval", interval);
    }

    /** The watermark is told whenever so many more events have been read. */
    public Source<R> watermarkEvents(long events) {
        return time("watermarkEvents", events);
    }

    /** Event time passes this many times as fast as the clock. */
    public Source<R> replaySpeed(double factor) {
        return time("replaySpeed", factor);
    }

    private Source<R> time(String field, Object value) {
        return new Source<>(shape, provided, settings, eventTime.with(field, value));
    }

    Shape<R> shape() {
        return shape;
    }

    Optional<ProvidedRecords<?>> provided() {
        return provided;
    }

    Settings settings() {
        return eventTime.fields().isEmpty() ? settings : settings.with("eventTime", eventTime);
    }
}
