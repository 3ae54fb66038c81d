package io.millrace.model.function;

import io.millrace.model.data.DataType;
import java.util.List;

/**
 * What windows depend on besides time.
 *
 * @param parameters one for each column, of scalar types; an INT column is right where a BIGINT or DOUBLE is asked for, a BIGINT column where a DOUBLE is
 * @param merging whether windows of a key that overlap or touch become one, as sessions do; each row has one window then
 */
public record WindowSignature(List<DataType> parameters, boolean merging) {
    public WindowSignature {
        parameters = List.copyOf(parameters);
    }

    /** Of windows that stay as they are. */
    public static WindowSignature of(DataType... parameters) {
        return new WindowSignature(List.of(parameters), false);
    }

    /** Of windows that become one where they overlap or touch. */
    public static WindowSignature merging(DataType... parameters) {
        return new WindowSignature(List.of(parameters), true);
    }
}
