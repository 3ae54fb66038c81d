package io.millrace.model.data;

/** INT values. */
public record IntColumn(int[] values, int size, Validity validity) implements Column {
    @Override
    public IntColumn withValidity(Validity validity) {
        return new IntColumn(values, size, validity);
    }
}
