package io.millrace.api.record;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.error.MillraceException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Makes batches of records, a column at a time by the accessor of its component; values of primitive components are not boxed. Used
 * by one thread.
 *
 * @param <R> the record class
 */
public final class BatchWriter<R> {
    private static final int EXPECTED_ROWS = 1024;

    private final RecordType<R> type;
    private final List<ComponentWriter> components = new ArrayList<>();

    public BatchWriter(RecordType<R> type) {
        this.type = type;
        for (RecordType.Component component : type.components()) {
            components.add(new ComponentWriter(type, component));
        }
    }

    /**
     * A batch of the records, all selected.
     *
     * @throws MillraceException {@code NULL_IN_RECORD} or {@code VALUE_OUT_OF_RANGE}
     */
    public Batch write(List<R> records) {
        BatchBuilder rows = new BatchBuilder(type.schema(), EXPECTED_ROWS);
        writeFields(records, rows::column);
        rows.endRows(records.size());
        return rows.build();
    }

    void writeFields(List<?> records, IntFunction<ColumnBuilder> columns) {
        for (int i = 0; i < components.size(); i++) {
            components.get(i).write(records, columns.apply(i));
        }
    }

    /** Writes the values of one component. */
    private static final class ComponentWriter {
        private final RecordType<?> record;
        private final RecordType.Component component;

        /** {@code (Object)} to the type of the component if that is primitive, else to Object. */
        private final MethodHandle accessor;

        private final ValueWriter values;

        ComponentWriter(RecordType<?> record, RecordType.Component component) {
            this.record = record;
            this.component = component;
            Class<?> result = component.declared().isPrimitive() ? component.declared() : Object.class;
            this.accessor = RecordType.accessor(component).asType(MethodType.methodType(result, Object.class));
            this.values = ValueWriter.of(component.type());
        }

        void write(List<?> records, ColumnBuilder column) {
            try {
                if (component.declared().isPrimitive()) {
                    writePrimitives(records, column);
                } else {
                    writeObjects(records, column);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new MillraceException(
                        "RECORD_FAILED", component.name() + "() of " + record.type() + " threw " + e, e);
            }
        }

        private void writePrimitives(List<?> records, ColumnBuilder column) throws Throwable {
            switch (column) {
                case LongColumnBuilder longs -> {
                    for (Object each : records) {
                        longs.append((long) accessor.invokeExact(each));
                    }
                }
                case DoubleColumnBuilder doubles -> {
                    for (Object each : records) {
                        doubles.append((double) accessor.invokeExact(each));
                    }
                }
                case IntColumnBuilder ints -> {
                    for (Object each : records) {
                        ints.append((int) accessor.invokeExact(each));
                    }
                }
                case BooleanColumnBuilder booleans -> {
                    for (Object each : records) {
                        booleans.append((boolean) accessor.invokeExact(each));
                    }
                }
                default -> throw new IllegalStateException(column.getClass() + " takes no primitive values");
            }
        }

        private void writeObjects(List<?> records, ColumnBuilder column) throws Throwable {
            for (Object each : records) {
                Object value = accessor.invokeExact(each);
                if (value == null && !component.nullable()) {
                    throw new MillraceException(
                            "NULL_IN_RECORD",
                            "component '" + component.name() + "' of "
                                    + record.type().getName() + " is null in " + each
                                    + "; expected a value, or @Nullable at the component");
                }
                values.writeNullable(value, column);
            }
        }
    }
}
