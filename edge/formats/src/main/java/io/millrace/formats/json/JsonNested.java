package io.millrace.formats.json;

import io.millrace.formats.TimestampForm;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.MapColumnBuilder;
import io.millrace.model.data.RowColumnBuilder;
import io.millrace.model.data.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the parts of values go that hold others. A part is called by its path: {@code tags[*]}, {@code counts.*}, {@code place.lat}. */
sealed interface JsonNested {

    /** Of an ARRAY. */
    record Elements(JsonColumn element) implements JsonNested {}

    /** Of a MAP with STRING keys. */
    record Entries(JsonColumn value) implements JsonNested {}

    /** Of a ROW. */
    record Members(JsonColumn[] fields, JsonScope scope) implements JsonNested {}

    /**
     * The parts of a field; null if its values hold no others.
     *
     * @throws IllegalArgumentException if JSON does not have its type
     */
    static @Nullable JsonNested of(Field field, TimestampForm form) {
        return switch (field.type()) {
            case DataType.Array array -> new Elements(part(0, field.name() + "[*]", array.element(), true, form));
            case DataType.Map map -> {
                if (map.key() != DataType.Scalar.STRING) {
                    throw new IllegalArgumentException("keys of type " + map.key() + " have no form in JSON");
                }
                yield new Entries(part(0, field.name() + ".*", map.value(), true, form));
            }
            case DataType.Row row -> {
                JsonColumn[] fields = new JsonColumn[row.fields().size()];
                for (int i = 0; i < fields.length; i++) {
                    Field inner = row.fields().get(i);
                    fields[i] = part(i, field.name() + "." + inner.name(), inner.type(), inner.nullable(), form);
                }
                yield new Members(fields, JsonScope.root(new Schema(row.fields()), fields, Map.of()));
            }
            case DataType.Scalar ignored -> null;
            case DataType.Decimal ignored -> null;
        };
    }

    private static JsonColumn part(int index, String name, DataType type, boolean nullable, TimestampForm form) {
        return new JsonColumn(index, new Field(name, type, nullable), form);
    }

    /** Takes the builder of the values, of which the parts take theirs. */
    default void bind(ColumnBuilder builder) {
        switch (this) {
            case Elements(JsonColumn element) -> element.bind(((ArrayColumnBuilder) builder).elements());
            case Entries(JsonColumn value) -> value.bind(((MapColumnBuilder) builder).values());
            case Members(JsonColumn[] fields, JsonScope ignored) -> {
                for (int i = 0; i < fields.length; i++) {
                    fields[i].bind(((RowColumnBuilder) builder).field(i));
                }
            }
        }
    }
}
