package io.millrace.vector.operator;

import io.millrace.expressions.Expressions;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.Concatenation;
import io.millrace.model.data.Field;
import io.millrace.model.data.Gather;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Lookup;
import java.util.ArrayList;
import java.util.List;

/** The columns that a lookup adds, of records of its table, with defaults in place of nulls. */
final class LookedUpColumns {
    private static final Batch ONE_ROW = Batch.of(Schema.of(), List.of(), 1);

    private final List<Enrich.Addition> additions;
    private final Schema tableSchema;
    private final Schema schema;

    LookedUpColumns(Lookup lookup) {
        this.additions = lookup.additions();
        this.tableSchema = lookup.tableSchema();
        int before = lookup.inputSchema().size();
        List<Field> all = lookup.schema().fields();
        this.schema = new Schema(all.subList(before, all.size()));
    }

    /** The added columns. */
    Schema schema() {
        return schema;
    }

    /** The one row of keys that are not in the table. */
    Batch absent() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(otherwise(i));
        }
        return Batch.of(schema, columns, 1);
    }

    private Column otherwise(int field) {
        return additions
                .get(field)
                .otherwise()
                .map(literal -> Expressions.columnFunction(literal).evaluate(ONE_ROW))
                .orElseGet(() -> {
                    ColumnBuilder none = ColumnBuilder.of(schema.field(field).type(), 1);
                    none.appendNull();
                    return none.build();
                });
    }

    /** The added columns of records of the table, a row each. */
    Batch of(Batch records) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            Column from =
                    records.column(tableSchema.indexOf(additions.get(i).from()).orElseThrow());
            columns.add(
                    additions.get(i).otherwise().isPresent() && !from.validity().allValid()
                            ? withDefault(from, otherwise(i))
                            : from);
        }
        return Batch.of(schema, columns, records.rowCount());
    }

    private static Column withDefault(Column column, Column otherwise) {
        int[] rows = new int[column.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = column.validity().isValid(row) ? row + 1 : 0;
        }
        return Gather.rows(Concatenation.of(List.of(otherwise, column)), rows, rows.length);
    }
}
