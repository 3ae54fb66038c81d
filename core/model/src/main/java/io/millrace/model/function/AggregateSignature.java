package io.millrace.model.function;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import java.util.List;

/**
 * What an aggregate takes, keeps and gives, all of scalar types.
 *
 * @param parameters one for each column; an INT column is right where a BIGINT or DOUBLE is asked for, a BIGINT column where a DOUBLE is
 * @param state the values that are kept for each group, all of which may be null. Snapshots have them by these names
 * @param result the type of the result, which may be null
 * @param takesNulls whether rows are added in which an argument is null; if not, they are passed over
 */
public record AggregateSignature(List<DataType> parameters, List<Field> state, DataType result, boolean takesNulls) {
    public AggregateSignature {
        parameters = List.copyOf(parameters);
        state = List.copyOf(state);
    }

    /** Of an aggregate that passes over rows in which an argument is null. */
    public static AggregateSignature of(DataType result, List<Field> state, DataType... parameters) {
        return new AggregateSignature(List.of(parameters), state, result, false);
    }

    /** The same, but rows in which arguments are null are added, too. */
    public AggregateSignature takingNulls() {
        return new AggregateSignature(parameters, state, result, true);
    }
}
