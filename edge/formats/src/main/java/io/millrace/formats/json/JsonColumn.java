package io.millrace.formats.json;

import io.millrace.formats.TimestampForm;
import io.millrace.formats.text.DecimalReader;
import io.millrace.formats.text.TimestampReader;
import io.millrace.formats.text.ValueKind;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A wanted field and where its values go. */
final class JsonColumn implements JsonTarget {
    private final int index;
    private final Field field;
    private final @Nullable ValueKind kind;
    private final @Nullable JsonNested nested;
    private final TimestampReader timestamps;
    private final @Nullable DecimalReader decimals;
    private ColumnBuilder builder;
    private long lastRecord;

    /**
     * @param index its place among the columns of its object; 0 where there is only one
     * @param field called as messages shall call it
     */
    JsonColumn(int index, Field field, TimestampForm form) {
        this.index = index;
        this.field = field;
        this.nested = JsonNested.of(field, form);
        this.kind = nested == null ? ValueKind.of(field.type(), form) : null;
        this.timestamps = new TimestampReader(field);
        this.decimals = kind == ValueKind.DECIMAL ? new DecimalReader(field) : null;
        this.builder = ColumnBuilder.of(field.type(), 0);
    }

    static JsonColumn[] of(Schema schema, TimestampForm form) {
        JsonColumn[] columns = new JsonColumn[schema.size()];
        Arrays.setAll(columns, i -> new JsonColumn(i, schema.field(i), form));
        return columns;
    }

    /** Takes the builder to append to. */
    void bind(ColumnBuilder next) {
        builder = next;
        if (nested != null) {
            nested.bind(next);
        }
    }

    /**
     * Makes room for a value: if the record at hand brought one before, that is dropped.
     *
     * @return whether this is the first
     */
    boolean begin(long record) {
        boolean first = lastRecord != record;
        if (!first) {
            builder.truncate(builder.size() - 1);
        }
        lastRecord = record;
        return first;
    }

    /** Whether the record brought a value. */
    boolean isFilled(long record) {
        return lastRecord == record;
    }

    /** Drops the value that the record brought, if it did. */
    boolean drop(long record) {
        boolean filled = lastRecord == record;
        if (filled) {
            builder.truncate(builder.size() - 1);
            lastRecord = 0;
        }
        return filled;
    }

    int index() {
        return index;
    }

    Field field() {
        return field;
    }

    /** How values are written that hold no others. */
    ValueKind kind() {
        return Objects.requireNonNull(kind);
    }

    /** Whether its values, but for null, are strings of JSON. */
    boolean isText() {
        return switch (kind()) {
            case STRING, BYTES, ISO8601 -> true;
            case BOOLEAN, INT, BIGINT, DOUBLE, DECIMAL, MILLIS, MICROS -> false;
        };
    }

    /** Where the parts of values go that hold others; null if they do not. */
    @Nullable JsonNested nested() {
        return nested;
    }

    TimestampReader timestamps() {
        return timestamps;
    }

    /** Of a DECIMAL. */
    DecimalReader decimals() {
        return Objects.requireNonNull(decimals);
    }

    ColumnBuilder builder() {
        return builder;
    }
}
