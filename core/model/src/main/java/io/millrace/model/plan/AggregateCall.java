package io.millrace.model.plan;

import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.function.AggregateSignature;
import java.util.List;

/**
 * An aggregate that the job brought along, of columns.
 *
 * @param function makes instances of {@link AggregateFunction}
 * @param fields the columns, as many as the signature has parameters
 */
public record AggregateCall(LoadedFunction function, AggregateSignature signature, List<String> fields) {
    public AggregateCall {
        fields = List.copyOf(fields);
    }

    /** An instance, for one thread at a time. */
    public AggregateFunction newInstance() {
        return (AggregateFunction) function.instances().get();
    }

    /** As a call: {@code vwap(price, quantity)}. */
    @Override
    public String toString() {
        return function + "(" + String.join(", ", fields) + ")";
    }
}
