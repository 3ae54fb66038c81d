package io.millrace.api;

import io.millrace.api.record.RecordValues;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ProcessContext;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.ProcessSignature;
import io.millrace.model.function.Result;
import io.millrace.model.function.State;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of records as a function of values. */
final class RecordProcess<I extends Record, S extends Record, O extends Record> implements ProcessFunction {
    /** Tells a record of nulls from none. */
    private static final Field PRESENT = Field.nullable("@present", Scalar.BOOLEAN);

    private final StatefulStep<I, S, O> step;
    private final RecordValues<I> input;
    private final RecordValues<S> state;
    private final RecordValues<O> output;

    private RecordProcess(StatefulStep<I, S, O> step, Class<I> input, Class<S> state, Class<O> output) {
        this.step = step;
        this.input = RecordValues.of(input);
        this.state = RecordValues.of(state);
        this.output = RecordValues.of(output);
    }

    /** The columns that a step looks at. */
    static List<String> columns(Class<?> step) {
        return RecordValues.of(records(step).getFirst()).fields().stream()
                .map(Field::name)
                .toList();
    }

    /** @param step an instance of a {@link StatefulStep} */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the classes are those that the step is declared with
    static ProcessFunction of(Object step) {
        List<Class<? extends Record>> records = records(step.getClass());
        return new RecordProcess(
                (StatefulStep) step, (Class) records.get(0), (Class) records.get(1), (Class) records.get(2));
    }

    private static List<Class<? extends Record>> records(Class<?> step) {
        for (Type implemented : step.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic && generic.getRawType() == StatefulStep.class) {
                List<Class<? extends Record>> records = new ArrayList<>();
                for (Type argument : generic.getActualTypeArguments()) {
                    if (argument instanceof Class<?> type && type.isRecord()) {
                        records.add(type.asSubclass(Record.class));
                    }
                }
                if (records.size() == generic.getActualTypeArguments().length) {
                    return records;
                }
            }
        }
        throw new MillraceException(
                "FUNCTION_CLASS_INVALID",
                "class '" + step.getName()
                        + "' does not say its records; expected a class that implements StatefulStep<Input, State, Output>");
    }

    @Override
    public ProcessSignature signature(List<DataType> arguments) {
        List<Field> kept = new ArrayList<>();
        kept.add(PRESENT);
        state.fields().forEach(field -> kept.add(Field.nullable(field.name(), field.type())));
        return new ProcessSignature(input.fields().stream().map(Field::type).toList(), kept, output.fields());
    }

    @Override
    public void process(Arguments row, ProcessContext context) {
        keep(step.process(input.read(row, 0), kept(context.state()), new Calls(context)), context.state());
    }

    @Override
    public void onTimer(ProcessContext context) {
        keep(step.onTimer(kept(context.state()), new Calls(context)), context.state());
    }

    private @Nullable S kept(State values) {
        return values.isNull(0) ? null : state.read(values, 1);
    }

    private void keep(@Nullable S record, State values) {
        if (record == null) {
            for (int i = 0; i <= state.fields().size(); i++) {
                values.setNull(i);
            }
        } else {
            values.set(0, true);
            state.write(record, field -> new StateField(values, field + 1));
        }
    }

    /** A field of the state as a result. */
    private record StateField(State values, int field) implements Result {
        @Override
        public void setNull() {
            values.setNull(field);
        }

        @Override
        public void set(boolean value) {
            values.set(field, value);
        }

        @Override
        public void set(int value) {
            values.set(field, value);
        }

        @Override
        public void set(long value) {
            values.set(field, value);
        }

        @Override
        public void set(double value) {
            values.set(field, value);
        }

        @Override
        public void set(String value) {
            values.set(field, value);
        }

        @Override
        public void set(byte[] source, int from, int count) {
            values.set(field, Arrays.copyOfRange(source, from, from + count));
        }
    }

    private final class Calls implements StatefulStep.Context<O> {
        private final ProcessContext context;

        Calls(ProcessContext context) {
            this.context = context;
        }

        @Override
        public Instant time() {
            return Instant.ofEpochMilli(context.timeMillis());
        }

        @Override
        public void setTimer(Instant time) {
            context.setTimer(time.toEpochMilli());
        }

        @Override
        public void clearTimer(Instant time) {
            context.clearTimer(time.toEpochMilli());
        }

        @Override
        public void emit(O row) {
            output.write(row, context::result);
            context.emit();
        }
    }
}
