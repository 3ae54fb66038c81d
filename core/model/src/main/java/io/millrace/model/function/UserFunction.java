package io.millrace.model.function;

import io.millrace.model.data.DataType;
import java.util.List;

/**
 * A function that expressions of a job may call. An implementation is a {@link RowFunction} or a {@link VectorFunction},
 * public, with a public constructor without parameters.
 *
 * <p>It is deterministic: the same arguments give the same result, whenever, wherever and in whatever order it is asked. An
 * instance is used by one thread at a time and may keep buffers; a job makes several, which share nothing that has state.
 */
public sealed interface UserFunction permits RowFunction, VectorFunction {
    /**
     * What the function takes and gives when it is called with arguments of these types. Asked when the job is validated.
     *
     * @param arguments the types as the call has them
     * @throws ArgumentsRejectedException if it cannot be called so; the message, which says what it can be called with, is shown
     *     with the place of the call
     */
    Signature signature(List<DataType> arguments);
}
