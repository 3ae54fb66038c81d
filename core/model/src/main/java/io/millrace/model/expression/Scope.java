package io.millrace.model.expression;

import io.millrace.model.data.Schema;

/**
 * Where an expression stands.
 *
 * @param schema the columns that it may name
 * @param errors what becomes of rows for which an operation has no value; where they become null, such an operation is nullable
 */
public record Scope(Schema schema, ExpressionErrors errors) {}
