package io.millrace.model.plan;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row for each element of a collection, in their order, with the columns of the row that it came of. A collection that is
 * itself a column is left out of the result. A row whose collection is null or empty gives none.
 *
 * @param collection of type ARRAY or MAP
 * @param as the new columns: one for the elements of an ARRAY; one for the keys and one for the values of a MAP
 * @param ordinality a column with the position of the element from 1 (INT); empty: none
 * @param outer whether a row whose collection is null or empty gives one row, with nulls in the new columns
 */
public record FlatMap(
        String id,
        Edge input,
        Schema inputSchema,
        Expression collection,
        List<String> as,
        Optional<String> ordinality,
        boolean outer)
        implements Step {
    public FlatMap {
        as = List.copyOf(as);
    }

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    /** The columns of the input that are repeated. */
    public List<String> repeated() {
        return inputSchema.names().stream()
                .filter(name -> !(collection instanceof Expression.Column column
                        && column.name().equals(name)))
                .toList();
    }

    /** The repeated columns, the new ones, the position. */
    @Override
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (String name : repeated()) {
            fields.add(inputSchema.field(inputSchema.indexOf(name).orElseThrow()));
        }
        switch (collection.type()) {
            case DataType.Array(DataType element) -> fields.add(Field.nullable(as.getFirst(), element));
            case DataType.Map(DataType key, DataType value) -> {
                fields.add(new Field(as.getFirst(), key, outer));
                fields.add(Field.nullable(as.getLast(), value));
            }
            case DataType other -> throw new IllegalArgumentException(other + " has no elements");
        }
        ordinality.ifPresent(name -> fields.add(new Field(name, Scalar.INT, outer)));
        return new Schema(fields);
    }
}
