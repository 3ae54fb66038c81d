package org.example.machines;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ProcessContext;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.ProcessSignature;
import io.millrace.model.function.State;
import java.time.Duration;
import java.util.List;

/** Tells of machines without a reading for ten minutes, with their last temperature: {@code silence(temperature)}. */
public final class Silence implements ProcessFunction {
    private static final long LONG = Duration.ofMinutes(10).toMillis();
    private static final int DEADLINE = 0;
    private static final int TEMPERATURE = 1;

    @Override
    public ProcessSignature signature(List<DataType> arguments) {
        return new ProcessSignature(
                List.of(Scalar.DOUBLE),
                List.of(Field.nullable("deadline", Scalar.BIGINT), Field.nullable("temperature", Scalar.DOUBLE)),
                List.of(Field.nullable("last_temperature", Scalar.DOUBLE)));
    }

    @Override
    public void process(Arguments row, ProcessContext context) {
        State state = context.state();
        if (!state.isNull(DEADLINE)) {
            context.clearTimer(state.getLong(DEADLINE));
        }
        state.set(DEADLINE, context.timeMillis() + LONG);
        context.setTimer(state.getLong(DEADLINE));
        if (!row.isNull(0)) {
            state.set(TEMPERATURE, row.getDouble(0));
        }
    }

    @Override
    public void onTimer(ProcessContext context) {
        State state = context.state();
        if (!state.isNull(TEMPERATURE)) {
            context.result(0).set(state.getDouble(TEMPERATURE));
        }
        context.emit();
        state.setNull(DEADLINE);
        state.setNull(TEMPERATURE);
    }
}
