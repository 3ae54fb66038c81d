package io.millrace.model.data;

/** BIGINT values, or TIMESTAMP values in microseconds since the epoch. */
public record LongColumn(long[] values, int size, Validity validity) implements Column {
    @Override
    public LongColumn withValidity(Validity validity) {
        return new LongColumn(values, size, validity);
    }
}
