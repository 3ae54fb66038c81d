package io.millrace.api.record;

import io.millrace.model.data.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A row of columns that no record class was named for. Values are Boolean, Integer, Long, Double, BigDecimal, String, byte[],
 * Instant, List, Map or Row, by the types of the columns.
 *
 * @param values one for each column, in order
 */
public record Row(Schema schema, List<@Nullable Object> values) {
    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * The value of a column.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public @Nullable Object get(String column) {
        int index = schema.indexOf(column)
                .orElseThrow(() -> new IllegalArgumentException("no column '" + column + "' in " + schema.names()));
        return values.get(index);
    }

    public boolean isNull(String column) {
        return get(column) == null;
    }

    /**
     * The value of a BOOLEAN column.
     *
     * @throws NullPointerException if it is null; so do the others
     * @throws ClassCastException if the column has another type; so do the others
     */
    public boolean getBoolean(String column) {
        return (Boolean) present(column);
    }

    /** The value of an INT column. */
    public int getInt(String column) {
        return (Integer) present(column);
    }

    /** The value of a BIGINT column. */
    public long getLong(String column) {
        return (Long) present(column);
    }

    /** The value of a DOUBLE column. */
    public double getDouble(String column) {
        return (Double) present(column);
    }

    /** The value of a STRING column. */
    public String getString(String column) {
        return (String) present(column);
    }

    /** The value of a TIMESTAMP column. */
    public Instant getInstant(String column) {
        return (Instant) present(column);
    }

    private Object present(String column) {
        return Objects.requireNonNull(get(column), () -> "column '" + column + "' is null");
    }

    /** {@code {region=CA, trips=3}}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < values.size(); i++) {
            text.add(schema.field(i).name() + "=" + values.get(i));
        }
        return text.toString();
    }
}
