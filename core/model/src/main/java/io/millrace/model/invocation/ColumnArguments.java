package io.millrace.model.invocation;

import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.function.Arguments;
import java.util.Objects;

/**
 * The arguments of one row after the other, read where they stand in their columns. An INT is read as a BIGINT or DOUBLE, too, and a BIGINT as a DOUBLE. Used by
 * one thread.
 */
public final class ColumnArguments implements Arguments {
    private Column[] columns = {};
    private int row;

    /** @param columns a column for each argument, which stay theirs */
    public void show(Column[] columns) {
        this.columns = columns;
    }

    public void moveTo(int row) {
        this.row = row;
    }

    @Override
    public boolean isNull(int argument) {
        return column(argument).validity().isNull(row);
    }

    @Override
    public boolean getBoolean(int argument) {
        if (value(argument) instanceof BooleanColumn column) {
            return column.get(row);
        }
        throw otherType(argument, "BOOLEAN");
    }

    @Override
    public int getInt(int argument) {
        if (value(argument) instanceof IntColumn column) {
            return column.values()[row];
        }
        throw otherType(argument, "INT");
    }

    @Override
    public long getLong(int argument) {
        return switch (value(argument)) {
            case LongColumn longs -> longs.values()[row];
            case IntColumn ints -> ints.values()[row];
            default -> throw otherType(argument, "BIGINT or TIMESTAMP");
        };
    }

    @Override
    public double getDouble(int argument) {
        return switch (value(argument)) {
            case DoubleColumn doubles -> doubles.values()[row];
            case LongColumn longs -> (double) longs.values()[row];
            case IntColumn ints -> ints.values()[row];
            default -> throw otherType(argument, "DOUBLE");
        };
    }

    @Override
    public String getString(int argument) {
        return bytes(argument).string(row);
    }

    @Override
    public byte[] getBytes(int argument) {
        return bytes(argument).bytes(row);
    }

    @Override
    public int byteLength(int argument) {
        return bytes(argument).length(row);
    }

    @Override
    public byte byteAt(int argument, int index) {
        BytesColumn column = bytes(argument);
        return column.data()[column.start(row) + Objects.checkIndex(index, column.length(row))];
    }

    private BytesColumn bytes(int argument) {
        if (value(argument) instanceof BytesColumn column) {
            return column;
        }
        throw otherType(argument, "STRING or BYTES");
    }

    private Column value(int argument) {
        Column column = column(argument);
        if (column.validity().isNull(row)) {
            throw new IllegalStateException("argument " + argument + " is null, and was read");
        }
        return column;
    }

    private Column column(int argument) {
        return columns[Objects.checkIndex(argument, columns.length)];
    }

    private static IllegalStateException otherType(int argument, String read) {
        return new IllegalStateException("argument " + argument + " is read as " + read + ", which it is not");
    }
}
