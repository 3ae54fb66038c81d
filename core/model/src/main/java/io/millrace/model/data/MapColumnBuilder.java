package io.millrace.model.data;

/**
 * Builds MAP columns: the entries of a value go to {@link #keys()} and {@link #values()}, then {@link #endValue()} ends it.
 * Of entries with equal keys the last one stays.
 */
public final class MapColumnBuilder implements ColumnBuilder {
    private final ValidityBuilder validity = new ValidityBuilder();
    private final ColumnBuilder keys;
    private final ColumnBuilder values;
    private final OffsetsBuilder offsets;

    public MapColumnBuilder(DataType.Map type, int expectedRows) {
        this.keys = ColumnBuilder.of(type.key(), expectedRows);
        this.values = ColumnBuilder.of(type.value(), expectedRows);
        this.offsets = new OffsetsBuilder(expectedRows);
    }

    /** The builder of the keys, of the kind that their type asks for; it takes no nulls. */
    public ColumnBuilder keys() {
        return keys;
    }

    /** The builder of the values, of the kind that their type asks for. */
    public ColumnBuilder values() {
        return values;
    }

    /** Ends the value under construction, which has as many keys as values. */
    public void endValue() {
        assert keys.size() == values.size() : keys.size() + " keys, " + values.size() + " values";
        offsets.end(keys.size());
    }

    @Override
    public void use(ColumnMemory memory) {
        validity.use(memory);
        keys.use(memory);
        values.use(memory);
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
        int entries = offsets.truncate(size);
        keys.truncate(entries);
        values.truncate(entries);
    }

    @Override
    public MapColumn build() {
        int size = size();
        return MapColumn.ofEntries(keys.build(), values.build(), offsets.build(), size, validity.build(size));
    }
}
