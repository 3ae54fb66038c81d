package io.millrace.model.function;

import io.millrace.model.data.DataType;
import java.util.List;

/**
 * Windows of one's own: says which ones a row is in. Whatever a method throws fails the job, as does a window that is none, or does not hold the row's time.
 */
public non-sealed interface WindowFunction extends UserFunction {
    /**
     * What the windows depend on besides time, given columns of these types. Asked when the job is validated.
     *
     * @param arguments the types of the columns
     * @throws ArgumentsRejectedException if windows cannot depend on them; the message, which says what they can depend on, is shown with the place
     */
    WindowSignature signature(List<DataType> arguments);

    /**
     * Says which windows a row is in. A row in none is passed over.
     *
     * @param timeMillis when the row happened, in milliseconds since 1970-01-01T00:00:00Z, rounded down
     * @param row the arguments, which may be null; valid during the call only
     * @param windows takes the windows
     */
    void assign(long timeMillis, Arguments row, Windows windows);
}
