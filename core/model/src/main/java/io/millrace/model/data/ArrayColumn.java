package io.millrace.model.data;

/**
 * ARRAY values.
 *
 * @param elements the elements of all rows, one row after the other
 * @param offsets row {@code i} has the elements {@code offsets[i] .. offsets[i + 1]}, the end not included; {@code size + 1}
 *     entries at least, which do not descend
 */
public record ArrayColumn(Column elements, int[] offsets, int size, Validity validity) implements NestedColumn {
    @Override
    public ArrayColumn withValidity(Validity validity) {
        return new ArrayColumn(elements, offsets, size, validity);
    }
}
