package io.millrace.api;

import io.millrace.api.record.RecordType;
import io.millrace.model.data.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table outside that is asked for the record of each key: {@code Lookup.in("redis", Device.class).option("prefix", "device:").add("room")}. Immutable. */
public final class Lookup {
    private final Settings table;
    private final List<Settings> columns;
    private final Settings fields;

    private Lookup(Settings table, List<Settings> columns, Settings fields) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.fields = fields;
    }

    /**
     * A connector by its name in job files, such as {@code redis}.
     *
     * @param type has a component for each column to read
     */
    public static Lookup in(String connector, Class<? extends Record> type) {
        return in(connector, RecordType.of(type).schema());
    }

    /** A connector by its name in job files, and the columns to read. */
    public static Lookup in(String connector, Schema columns) {
        Settings table = Settings.of("connector", connector).with("schema", Source.schema(columns));
        return new Lookup(table, List.of(), Settings.NONE);
    }

    /** A setting of the connector: text, a number, a boolean, a duration, a list or a map. */
    public Lookup option(String name, Object value) {
        return new Lookup(table.with(name, value), columns, fields);
    }

    /** How records are read, such as {@code json}; without it the fields that the outside keeps one by one. */
    public Lookup format(String name) {
        return option("format", name);
    }

    /** How records are read, with settings of the format. */
    public Lookup format(String name, Map<String, ?> options) {
        return option("format", Source.formatSettings(name, options));
    }

    /** Adds a column to the rows, null where the record does not have it. */
    public Lookup add(String column) {
        return adding(Settings.of("name", column));
    }

    /** Adds a column to the rows, with a value where the record does not have it. */
    public Lookup add(String column, Object otherwise) {
        return adding(Settings.of("name", column).with("default", otherwise));
    }

    /** Adds the column {@code from} of the table under another name. */
    public Lookup addAs(String column, String from) {
        return adding(Settings.of("name", column).with("from", from));
    }

    private Lookup adding(Settings column) {
        List<Settings> more = new ArrayList<>(columns);
        more.add(column);
        return new Lookup(table, more, fields);
    }

    /** Keeps rows whose key is not in the table; otherwise they are dropped. */
    public Lookup left() {
        return with("joinType", "LEFT");
    }

    /**
     * Remembers records, and that there is none.
     *
     * @param size how many keys at most
     * @param ttl how long, by the clock
     */
    public Lookup cache(int size, Duration ttl) {
        return with("cache", Settings.of("size", size).with("ttl", ttl));
    }

    /** How long to wait for an answer. */
    public Lookup timeout(Duration timeout) {
        return with("timeout", timeout);
    }

    /** How often to ask again if there was no answer. */
    public Lookup retries(int times) {
        return with("retries", times);
    }

    /** If there was no answer then either, takes keys for ones that are not in the table; otherwise the job fails. */
    public Lookup absentOnFailure() {
        return with("onFailure", "ABSENT");
    }

    private Lookup with(String field, Object value) {
        return new Lookup(table, columns, fields.with(field, value));
    }

    Settings settings(String key) {
        return Settings.of("table", table)
                .with("key", key)
                .with("fields", columns)
                .with(fields);
    }
}
