package io.millrace.model.plan;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows with columns added from a dictionary, which is read whole when the job starts. Of rows with the same key in the
 * dictionary the last one counts; a null key finds nothing.
 *
 * @param dictionary a bounded source
 * @param dictionarySchema the fields of the dictionary that are read
 * @param dictionaryKey the field of the dictionary that is compared
 * @param key the value to look for; of the type of {@code dictionaryKey}
 */
public record Enrich(
        String id,
        Edge input,
        Schema inputSchema,
        Endpoint dictionary,
        Schema dictionarySchema,
        String dictionaryKey,
        Expression key,
        List<Addition> additions)
        implements Step {
    public Enrich {
        additions = List.copyOf(additions);
    }

    /**
     * A column of the result behind those of the input.
     *
     * @param name its name
     * @param from the field of the dictionary
     * @param otherwise the value where nothing is found; empty: null
     */
    public record Addition(String name, String from, Optional<Expression.Literal> otherwise) {}

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    @Override
    public Schema schema() {
        List<Field> fields = new ArrayList<>(inputSchema.fields());
        for (Addition addition : additions) {
            Field from = dictionarySchema.field(
                    dictionarySchema.indexOf(addition.from()).orElseThrow());
            fields.add(new Field(
                    addition.name(),
                    from.type(),
                    from.nullable() || addition.otherwise().isEmpty()));
        }
        return new Schema(fields);
    }
}
