package io.millrace.model.data;

/** Builds ARRAY columns: the elements of a value go to {@link #elements()}, then {@link #endValue()} ends it. */
public final class ArrayColumnBuilder implements ColumnBuilder {
    private final ValidityBuilder validity = new ValidityBuilder();
    private final ColumnBuilder elements;
    private final OffsetsBuilder offsets;

    public ArrayColumnBuilder(DataType.Array type, int expectedRows) {
        this.elements = ColumnBuilder.of(type.element(), expectedRows);
        this.offsets = new OffsetsBuilder(expectedRows);
    }

    /** The builder of the elements, of the kind that their type asks for. */
    public ColumnBuilder elements() {
        return elements;
    }

    /** Ends the value under construction. */
    public void endValue() {
        offsets.end(elements.size());
    }

    @Override
    public void use(ColumnMemory memory) {
        validity.use(memory);
        elements.use(memory);
        offsets.use(memory);
    }

    @Override
    public void appendNull() {
        endValue();
        validity.setNull(size() - 1);
    }

    @Override
    public int size() {
        return offsets.size();
    }

    @Override
    public void truncate(int size) {
        validity.truncate(size, size());
        elements.truncate(offsets.truncate(size));
    }

    @Override
    public ArrayColumn build() {
        int size = size();
        return new ArrayColumn(elements.build(), offsets.build(), size, validity.build(size));
    }
}
