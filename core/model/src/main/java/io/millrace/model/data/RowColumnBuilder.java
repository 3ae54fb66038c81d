package io.millrace.model.data;

import java.util.List;

/** Builds ROW columns: one value goes to each {@link #field}, then {@link #endValue()} ends it. */
public final class RowColumnBuilder implements ColumnBuilder {
    private final ValidityBuilder validity = new ValidityBuilder();
    private final List<ColumnBuilder> fields;
    private int size;

    public RowColumnBuilder(DataType.Row type, int expectedRows) {
        this.fields = type.fields().stream()
                .map(field -> ColumnBuilder.of(field.type(), expectedRows))
                .toList();
    }

    /** The builder of a field, of the kind that its type asks for. */
    public ColumnBuilder field(int index) {
        return fields.get(index);
    }

    /** Ends the value under construction. */
    public void endValue() {
        size++;
        assert fields.stream().allMatch(field -> field.size() == size) : "a field has no value, or two";
    }

    @Override
    public void use(ColumnMemory memory) {
        validity.use(memory);
        for (ColumnBuilder field : fields) {
            field.use(memory);
        }
    }

    @Override
    public void appendNull() {
        for (ColumnBuilder field : fields) {
            field.appendNull();
        }
        endValue();
        validity.setNull(size - 1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void truncate(int size) {
        validity.truncate(size, this.size);
        this.size = size;
        for (ColumnBuilder field : fields) {
            field.truncate(size);
        }
    }

    @Override
    public RowColumn build() {
        int built = size;
        size = 0;
        return new RowColumn(fields.stream().map(ColumnBuilder::build).toList(), built, validity.build(built));
    }
}
