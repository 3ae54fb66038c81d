package io.millrace.model.data;

/**
 * MAP values. The entries of a row keep their order; no key is null and none stands twice in a row.
 *
 * @param keys the keys of all rows, one row after the other
 * @param values the value of each key, a null too
 * @param offsets row {@code i} has the entries {@code offsets[i] .. offsets[i + 1]}, the end not included; {@code size + 1}
 *     entries at least, which do not descend
 */
public record MapColumn(Column keys, Column values, int[] offsets, int size, Validity validity)
        implements NestedColumn {
    /** A column of these entries, of which the last one stays where a key stands twice in a row. */
    public static MapColumn ofEntries(Column keys, Column values, int[] offsets, int size, Validity validity) {
        return DistinctKeys.of(new MapColumn(keys, values, offsets, size, validity));
    }

    @Override
    public MapColumn withValidity(Validity validity) {
        return new MapColumn(keys, values, offsets, size, validity);
    }
}
