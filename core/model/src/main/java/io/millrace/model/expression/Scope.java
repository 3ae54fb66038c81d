package io.millrace.model.expression;

import io.millrace.model.data.Schema;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where an expression stands.
 *
 * @param schema the columns that it may name
 * @param functions those that the job brought along, by their names in upper case
 * @param errors what becomes of rows for which an operation has no value; where they become null, such an operation is nullable
 */
public record Scope(Schema schema, Map<String, LoadedFunction> functions, ExpressionErrors errors) {
    public Scope {
        functions = Map.copyOf(functions);
    }

    /** In a job that brings no functions along. */
    public Scope(Schema schema, ExpressionErrors errors) {
        this(schema, Map.of(), errors);
    }

    /** The function, its name in any case. */
    Optional<LoadedFunction> function(String name) {
        return Optional.ofNullable(functions.get(name.toUpperCase(Locale.ROOT)));
    }
}
