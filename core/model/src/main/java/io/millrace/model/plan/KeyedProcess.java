package io.millrace.model.plan;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.ProcessSignature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of the job's own, which takes the rows of each key in the order of event time, keeps values, and wakes up at times that it chose. Rows that come when the watermark has
 * passed them by more than the allowed lateness go to {@link Edge.Port#LATE}.
 *
 * @param inputSchema the rows that come
 * @param time when they happened
 * @param groupBy the key fields, none if all rows have one state; nulls are a key of their own
 * @param function makes instances of {@link ProcessFunction}
 * @param fields the columns that it looks at, as many as the signature has parameters
 * @param allowedLateness how long rows wait behind the watermark for earlier ones
 */
public record KeyedProcess(
        String id,
        Edge input,
        Schema inputSchema,
        RowTime time,
        List<String> groupBy,
        LoadedFunction function,
        ProcessSignature signature,
        List<String> fields,
        Duration allowedLateness)
        implements Step {
    public KeyedProcess {
        groupBy = List.copyOf(groupBy);
        fields = List.copyOf(fields);
    }

    /** An instance, for one thread at a time. */
    public ProcessFunction newInstance() {
        return (ProcessFunction) function.instances().get();
    }

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    /** The key fields, the time, the results. */
    @Override
    public Schema schema() {
        List<Field> columns = new ArrayList<>();
        for (String key : groupBy) {
            columns.add(inputSchema.field(inputSchema.indexOf(key).orElseThrow()));
        }
        columns.add(Field.required(time.field(), Scalar.TIMESTAMP));
        columns.addAll(signature.results());
        return new Schema(columns);
    }

    /** As a call: {@code silence(temperature)}. */
    public String call() {
        return function + "(" + String.join(", ", fields) + ")";
    }
}
