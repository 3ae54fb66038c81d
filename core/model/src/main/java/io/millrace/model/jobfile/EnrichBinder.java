package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Sql;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Enrich;
import java.util.List;
import java.util.Optional;

/** Makes enrichments by dictionaries. */
final class EnrichBinder {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Optional<Output> rows;

    EnrichBinder(Binding binding, Item item, Edge input, Optional<Output> rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
    }

    Bound bind() {
        Optional<Section> dictionary = item.section().section("dictionary");
        if (dictionary.isEmpty()) {
            return Bound.NOTHING;
        }
        Optional<Schema> schema = new SchemaBinder(binding).bind(dictionary.get());
        Optional<Endpoint> endpoint = new EndpointBinder(binding).source(dictionary.get(), schema);
        Optional<String> dictionaryKey = schema.flatMap(fields ->
                dictionary.get().get("key", String.class).flatMap(key -> binding.singleColumn(key, fields, "the key")));
        AdditionBinder columns = new AdditionBinder(binding, item.section());
        Optional<List<Enrich.Addition>> additions = schema.flatMap(columns::bind);
        if (rows.isEmpty() || schema.isEmpty()) {
            return Bound.NOTHING;
        }
        Optional<Expression> key = item.section().get("key", String.class).flatMap(text -> binding.expression(
                        text, rows.get().schema())
                .flatMap(value -> dictionaryKey.flatMap(column ->
                        comparable(text.node(), value, column, AdditionBinder.typeOf(schema.get(), column)))));
        if (additions.isEmpty() || !columns.namesAreNew(rows.get().schema())) {
            return Bound.NOTHING;
        }
        if (key.isEmpty() || endpoint.isEmpty() || dictionaryKey.isEmpty()) {
            return Bound.NOTHING;
        }
        Enrich enrich = new Enrich(
                item.id(),
                input,
                rows.get().schema(),
                endpoint.get(),
                schema.get(),
                dictionaryKey.get(),
                key.get(),
                additions.get());
        return new Bound(
                Optional.of(enrich),
                Optional.of(new Output(enrich.schema(), rows.get().time())));
    }

    private Optional<Expression> comparable(Node at, Expression key, String column, DataType type) {
        Optional<Expression> converted = Sql.convert(key, type);
        if (converted.isEmpty()) {
            binding.problems()
                    .add(
                            at,
                            "SQL_TYPE",
                            "the key is compared with '" + column + "' of the dictionary, which is " + type,
                            key.type().toString(),
                            "CAST(... AS " + type + ")");
        }
        return converted;
    }
}
