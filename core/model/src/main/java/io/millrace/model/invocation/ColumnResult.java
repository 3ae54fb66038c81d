package io.millrace.model.invocation;

import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Utf8Check;
import io.millrace.model.function.Result;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Takes the results of one row after the other into a column. A row in which nothing is set is null. Used by one thread. */
public final class ColumnResult implements Result {
    private final DataType type;
    private final ColumnBuilder builder;
    private int row;

    /** @param builder of columns of this type; rows follow those that it has */
    public ColumnResult(DataType type, ColumnBuilder builder) {
        this.type = type;
        this.builder = builder;
        this.row = builder.size();
    }

    /** Ends the row; whether it is null. */
    public boolean endRow() {
        boolean isNull = builder.size() == row;
        if (isNull) {
            builder.appendNull();
        }
        row++;
        return isNull;
    }

    /** Ends a row that does not count: anything, but not null, so that a column without nulls stays one. */
    public void skipRow() {
        switch (builder) {
            case BooleanColumnBuilder booleans -> booleans.append(false);
            case IntColumnBuilder ints -> ints.append(0);
            case LongColumnBuilder longs -> longs.append(0);
            case DoubleColumnBuilder doubles -> doubles.append(0);
            case BytesColumnBuilder bytes -> bytes.endValue();
            default -> builder.appendNull();
        }
        row++;
    }

    @Override
    public void setNull() {
        builder.truncate(row);
    }

    @Override
    public void set(boolean value) {
        builder.truncate(row);
        if (!(builder instanceof BooleanColumnBuilder booleans)) {
            throw otherType("BOOLEAN");
        }
        booleans.append(value);
    }

    @Override
    public void set(int value) {
        builder.truncate(row);
        switch (builder) {
            case IntColumnBuilder ints -> ints.append(value);
            case LongColumnBuilder longs -> longs.append(value);
            case DoubleColumnBuilder doubles -> doubles.append(value);
            default -> throw otherType("INT");
        }
    }

    @Override
    public void set(long value) {
        builder.truncate(row);
        if (!(builder instanceof LongColumnBuilder longs)) {
            throw otherType("BIGINT");
        }
        longs.append(value);
    }

    @Override
    public void set(double value) {
        builder.truncate(row);
        if (!(builder instanceof DoubleColumnBuilder doubles)) {
            throw otherType("DOUBLE");
        }
        doubles.append(value);
    }

    @Override
    public void set(String value) {
        if (type != Scalar.STRING) {
            throw otherType("STRING");
        }
        set(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void set(byte[] source, int from, int count) {
        builder.truncate(row);
        if (!(builder instanceof BytesColumnBuilder bytes)) {
            throw otherType("BYTES");
        }
        Objects.checkFromIndexSize(from, count, source.length);
        if (type == Scalar.STRING && !Utf8Check.isWellFormed(source, from, from + count)) {
            throw new IllegalStateException("the result is a STRING, and its bytes are not UTF-8");
        }
        bytes.append(source, from, count);
    }

    private IllegalStateException otherType(String given) {
        return new IllegalStateException("the result is " + type + " by the signature, and " + given + " is set");
    }
}
