package io.millrace.model.data;

import java.util.List;

/**
 * ROW values.
 *
 * @param fields a column for each field of the type, of {@code size} rows each; what they hold at a null row is unspecified
 */
public record RowColumn(List<Column> fields, int size, Validity validity) implements NestedColumn {
    public RowColumn {
        fields = List.copyOf(fields);
    }

    @Override
    public RowColumn withValidity(Validity validity) {
        return new RowColumn(fields, size, validity);
    }
}
