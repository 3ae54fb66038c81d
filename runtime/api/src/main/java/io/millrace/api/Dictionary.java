package io.millrace.api;

import io.millrace.api.record.RecordType;
import io.millrace.model.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows that are looked up by a key, read when the job starts. Immutable. */
public final class Dictionary {
    private final Settings settings;
    private final List<Settings> columns;

    private Dictionary(Settings settings, List<Settings> columns) {
        this.settings = settings;
        this.columns = List.copyOf(columns);
    }

    /**
     * A connector by its name in job files, such as {@code file}.
     *
     * @param type has a component for each column to read
     */
    public static Dictionary from(String connector, Class<? extends Record> type) {
        return from(connector, RecordType.of(type).schema());
    }

    /** A connector by its name in job files, and the columns to read. */
    public static Dictionary from(String connector, Schema columns) {
        return new Dictionary(Settings.of("connector", connector).with("schema", Source.schema(columns)), List.of());
    }

    /** A setting of the connector: text, a number, a boolean, a duration, a list or a map. */
    public Dictionary option(String name, Object value) {
        return new Dictionary(settings.with(name, value), columns);
    }

    /** How records are read, such as {@code csv}. */
    public Dictionary format(String name) {
        return option("format", name);
    }

    /** How records are read, with settings of the format. */
    public Dictionary format(String name, Map<String, ?> options) {
        return option("format", Source.formatSettings(name, options));
    }

    /** The column that is compared. */
    public Dictionary key(String column) {
        return option("key", column);
    }

    /** Adds a column to the rows, null where the dictionary does not have their key. */
    public Dictionary add(String column) {
        return adding(Settings.of("name", column));
    }

    /** Adds a column to the rows, with a value for rows whose key the dictionary does not have. */
    public Dictionary add(String column, Object otherwise) {
        return adding(Settings.of("name", column).with("default", otherwise));
    }

    /** Adds the column {@code from} of the dictionary under another name. */
    public Dictionary addAs(String column, String from) {
        return adding(Settings.of("name", column).with("from", from));
    }

    private Dictionary adding(Settings column) {
        List<Settings> more = new ArrayList<>(columns);
        more.add(column);
        return new Dictionary(settings, more);
    }

    Settings settings(String key) {
        return Settings.of("dictionary", settings).with("key", key).with("fields", columns);
    }
}
