package io.millrace.benchmarks.expressions;

import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Sql;
import java.util.ArrayList;
import java.util.List;

/** Reads the expressions of the measurements. */
final class SqlText {
    private SqlText() {}

    static Expression expression(String sql, Schema schema) {
        List<Fault> faults = new ArrayList<>();
        return Sql.expression(sql, schema, faults)
                .orElseThrow(() -> new IllegalArgumentException(sql + " cannot be read: " + faults));
    }
}
