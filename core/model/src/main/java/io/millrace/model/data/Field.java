package io.millrace.model.data;

/**
 * A named, typed column of a {@link Schema}.
 *
 * @param name not empty
 * @param nullable whether values may be null
 */
public record Field(String name, DataType type, boolean nullable) {
    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a field needs a name");
        }
    }

    /** A field whose values may be null. */
    public static Field nullable(String name, DataType type) {
        return new Field(name, type, true);
    }

    /** A field whose values are never null. */
    public static Field required(String name, DataType type) {
        return new Field(name, type, false);
    }

    @Override
    public String toString() {
        return name + " " + type + (nullable ? "" : " NOT NULL");
    }
}
