package io.millrace.model.plan;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows with columns added from a table outside, which is asked for the record of each key. Rows come out in the order in which they came in. A null key
 * finds nothing.
 *
 * @param table where to ask; its format is empty if the outside keeps fields one by one
 * @param tableSchema the fields of the records that are read
 * @param key the value to look for, STRING
 * @param outer whether rows whose key is not in the table stay, without its values
 * @param malformed what happens to records that cannot be read; their key counts as one that is not in the table
 */
public record Lookup(
        String id,
        Edge input,
        Schema inputSchema,
        Endpoint table,
        Schema tableSchema,
        Expression key,
        List<Enrich.Addition> additions,
        boolean outer,
        Cache cache,
        Attempts attempts,
        MalformedPolicy malformed)
        implements Step {
    public Lookup {
        additions = List.copyOf(additions);
    }

    /**
     * What is remembered of the table, keys that it does not have included.
     *
     * @param size how many keys at most, those looked for last; 0: none
     * @param ttl how long, by the clock
     */
    public record Cache(int size, Duration ttl) {
        /** Nothing is remembered. */
        public static final Cache NONE = new Cache(0, Duration.ZERO);
    }

    /**
     * How long to wait for the table.
     *
     * @param timeout for each answer
     * @param retries how often to ask again when there was no answer, each time after a longer pause
     * @param onFailure what to do when there was none then either
     */
    public record Attempts(Duration timeout, int retries, OnFailure onFailure) {}

    /** What to do when the table does not answer. */
    public enum OnFailure {
        /** The job fails. */
        FAIL,
        /** The keys count as such that are not in the table, this time. */
        ABSENT
    }

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    @Override
    public Schema schema() {
        List<Field> fields = new ArrayList<>(inputSchema.fields());
        for (Enrich.Addition addition : additions) {
            Field from = tableSchema.field(tableSchema.indexOf(addition.from()).orElseThrow());
            boolean nullable = addition.otherwise().isEmpty() && (from.nullable() || outer);
            fields.add(new Field(addition.name(), from.type(), nullable));
        }
        return new Schema(fields);
    }
}
