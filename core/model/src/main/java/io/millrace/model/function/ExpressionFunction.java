package io.millrace.model.function;

import io.millrace.model.data.DataType;
import java.util.List;

/** A function that expressions of a job may call: a {@link RowFunction} or a {@link VectorFunction}. */
public sealed interface ExpressionFunction extends UserFunction permits RowFunction, VectorFunction {
    /**
     * What the function takes and gives when it is called with arguments of these types. Asked when the job is validated.
     *
     * @param arguments the types as the call has them
     * @throws ArgumentsRejectedException if it cannot be called so; the message, which says what it can be called with, is shown
     *     with the place of the call
     */
    Signature signature(List<DataType> arguments);
}
