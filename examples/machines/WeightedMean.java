package org.example.machines;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.function.AggregateSignature;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.Result;
import io.millrace.model.function.State;
import java.util.List;

/** The mean of a value, in which each row has a weight: {@code weighted_mean(temperature, load)}. */
public final class WeightedMean implements AggregateFunction {
    private static final int SUM = 0;
    private static final int WEIGHT = 1;

    @Override
    public AggregateSignature signature(List<DataType> arguments) {
        return AggregateSignature.of(
                Scalar.DOUBLE,
                List.of(Field.nullable("sum", Scalar.DOUBLE), Field.nullable("weight", Scalar.DOUBLE)),
                Scalar.DOUBLE,
                Scalar.DOUBLE);
    }

    @Override
    public void start(State state) {
        state.set(SUM, 0.0);
        state.set(WEIGHT, 0.0);
    }

    @Override
    public void add(Arguments row, State state) {
        state.set(SUM, state.getDouble(SUM) + row.getDouble(0) * row.getDouble(1));
        state.set(WEIGHT, state.getDouble(WEIGHT) + row.getDouble(1));
    }

    @Override
    public void merge(State other, State state) {
        state.set(SUM, state.getDouble(SUM) + other.getDouble(SUM));
        state.set(WEIGHT, state.getDouble(WEIGHT) + other.getDouble(WEIGHT));
    }

    @Override
    public void result(State state, Result result) {
        if (state.getDouble(WEIGHT) > 0) {
            result.set(state.getDouble(SUM) / state.getDouble(WEIGHT));
        }
    }
}
