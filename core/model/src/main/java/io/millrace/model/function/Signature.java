package io.millrace.model.function;

import io.millrace.model.data.DataType;
import java.util.List;

/**
 * What a function takes and gives, all of scalar types.
 *
 * @param parameters one for each argument, which is converted to it as operands are: INT to BIGINT, both to DOUBLE
 * @param result the type of the result
 * @param nullable whether the result may be null though no argument is
 * @param takesNulls whether the function is called with null arguments; if not, a null argument makes the result null
 */
public record Signature(List<DataType> parameters, DataType result, boolean nullable, boolean takesNulls) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /** Of a function whose result is null where an argument is, and nowhere else. */
    public static Signature of(DataType result, DataType... parameters) {
        return new Signature(List.of(parameters), result, false, false);
    }

    /** The same, but the result may be null though no argument is. */
    public Signature maybeNull() {
        return new Signature(parameters, result, true, takesNulls);
    }

    /** The same, but the function is called with null arguments, too. */
    public Signature takingNulls() {
        return new Signature(parameters, result, nullable, true);
    }
}
