package io.millrace.model.function;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import java.util.List;

/**
 * What a step takes, keeps and gives, all of scalar types.
 *
 * @param parameters one for each column; an INT column is right where a BIGINT or DOUBLE is asked for, a BIGINT column where a DOUBLE is
 * @param state the values that are kept for each key, all of which may be null. Snapshots have them by these names
 * @param results the columns that are given out, behind those of the key and of the time
 */
public record ProcessSignature(List<DataType> parameters, List<Field> state, List<Field> results) {
    public ProcessSignature {
        parameters = List.copyOf(parameters);
        state = List.copyOf(state);
        results = List.copyOf(results);
    }
}
