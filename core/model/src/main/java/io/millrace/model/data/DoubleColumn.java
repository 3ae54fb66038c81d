package io.millrace.model.data;

/** DOUBLE values. */
public record DoubleColumn(double[] values, int size, Validity validity) implements Column {
    @Override
    public DoubleColumn withValidity(Validity validity) {
        return new DoubleColumn(values, size, validity);
    }
}
