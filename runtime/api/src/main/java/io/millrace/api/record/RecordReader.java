package io.millrace.api.record;

import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes records by one method handle, put together once of the readers of all components and the constructor: values of
 * primitive components are not boxed.
 */
final class RecordReader<R> implements RowReader<R> {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final RecordType<R> type;
    private final int[] positions;
    private final Column[] columns;

    /** {@code (Column[], int) Object}: the columns of the components in their order, and the row. */
    private final MethodHandle make;

    RecordReader(RecordType<R> type, Schema rows) {
        this.type = type;
        List<RecordType.Component> components = type.components();
        int count = components.size();
        this.positions = new int[count];
        this.columns = new Column[count];
        List<MethodHandle> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordType.Component component = components.get(i);
            positions[i] = rows.indexOf(component.column()).orElseThrow();
            readers.add(new ComponentReader(
                            type, component, rows.field(positions[i]).type())
                    .handle());
        }
        this.make = together(type.constructor(), readers);
    }

    private static MethodHandle together(MethodHandle constructor, List<MethodHandle> readers) {
        int count = readers.size();
        MethodHandle handle = constructor;
        int[] order = new int[2 * count];
        for (int i = count - 1; i >= 0; i--) {
            handle = MethodHandles.collectArguments(handle, i, readers.get(i));
            order[2 * i] = i;
            order[2 * i + 1] = count;
        }
        List<Class<?>> parameters = new ArrayList<>();
        readers.forEach(reader -> parameters.add(Column.class));
        parameters.add(int.class);
        MethodType wanted = MethodType.methodType(handle.type().returnType(), parameters);
        return MethodHandles.permuteArguments(handle, wanted, order)
                .asSpreader(0, Column[].class, count)
                .asType(MethodType.methodType(Object.class, Column[].class, int.class));
    }

    @Override
    public R read(List<Column> all, int row) {
        for (int i = 0; i < positions.length; i++) {
            columns[i] = all.get(positions[i]);
        }
        try {
            return type.type().cast((Object) make.invokeExact(columns, row));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MillraceException("RECORD_FAILED", "the constructor of " + type.type() + " threw " + e, e);
        }
    }

    /** Reads the values of one component. */
    private record ComponentReader(RecordType<?> record, RecordType.Component component, ValueReader values) {
        ComponentReader(RecordType<?> record, RecordType.Component component, DataType column) {
            this(record, component, ValueReader.of(component.type(), column));
        }

        /** {@code (Column, int)} to the type of the component. */
        MethodHandle handle() {
            Class<?> type = component.declared();
            String name = type.isPrimitive() ? "read" + type.getSimpleName() : "readObject";
            Class<?> result = type.isPrimitive() ? type : Object.class;
            try {
                return LOOKUP.bind(this, name, MethodType.methodType(result, Column.class, int.class))
                        .asType(MethodType.methodType(type, Column.class, int.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("no reader of " + type, e);
            }
        }

        // The names are made of those of the types.
        @SuppressWarnings("unused")
        boolean readboolean(Column column, int row) {
            return ((BooleanColumn) present(column, row)).get(row);
        }

        @SuppressWarnings("unused")
        int readint(Column column, int row) {
            return ((IntColumn) present(column, row)).values()[row];
        }

        @SuppressWarnings("unused")
        long readlong(Column column, int row) {
            return ValueReader.longAt(present(column, row), row);
        }

        @SuppressWarnings("unused")
        double readdouble(Column column, int row) {
            return ValueReader.doubleAt(present(column, row), row);
        }

        @SuppressWarnings("unused")
        @Nullable Object readObject(Column column, int row) {
            return component.nullable() ? values.readNullable(column, row) : values.read(present(column, row), row);
        }

        private Column present(Column column, int row) {
            if (column.validity().isNull(row)) {
                throw new MillraceException(
                        "NULL_IN_RECORD",
                        "a row has no value in the column '" + component.column() + "', and component '"
                                + component.name() + "' of " + record.type().getName()
                                + " is never null; expected @Nullable "
                                + MethodType.methodType(component.declared())
                                        .wrap()
                                        .returnType()
                                        .getSimpleName());
            }
            return column;
        }
    }
}
