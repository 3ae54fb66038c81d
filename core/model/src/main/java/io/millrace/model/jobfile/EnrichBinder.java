package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Sql;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Enrich;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Optional<String> dictionaryKey = schema.flatMap(columns -> dictionary
                .get()
                .get("key", String.class)
                .flatMap(key -> binding.singleColumn(key, columns, "the key")));
        Optional<List<Enrich.Addition>> additions = schema.flatMap(this::additions);
        if (rows.isEmpty() || schema.isEmpty()) {
            return Bound.NOTHING;
        }
        Optional<Expression> key = item.section().get("key", String.class).flatMap(text -> binding.expression(
                        text, rows.get().schema())
                .flatMap(value -> dictionaryKey.flatMap(
                        column -> comparable(text.node(), value, column, typeOf(schema.get(), column)))));
        if (additions.isEmpty() || !namesAreNew(additions.get())) {
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

    private static DataType typeOf(Schema schema, String column) {
        return schema.field(schema.indexOf(column).orElseThrow()).type();
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

    /** The columns to add, if all of them are right. */
    private Optional<List<Enrich.Addition>> additions(Schema dictionary) {
        List<Enrich.Addition> additions = new ArrayList<>();
        for (Section field : item.section().sections("fields")) {
            addition(field, dictionary).ifPresent(additions::add);
        }
        boolean complete = item.section().node().get("fields").orElse(null) instanceof Node.Sequence sequence
                && sequence.items().size() == additions.size();
        return complete && !additions.isEmpty() ? Optional.of(additions) : Optional.empty();
    }

    private Optional<Enrich.Addition> addition(Section field, Schema dictionary) {
        Optional<Placed<String>> name = field.get("name", String.class);
        Optional<Placed<String>> given = field.has("from") ? field.get("from", String.class) : name;
        Optional<String> from = given.flatMap(column -> binding.column(column, dictionary));
        if (name.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        DataType type = typeOf(dictionary, from.get());
        Optional<Scalar> text = field.value("default", Scalar.class);
        Optional<Expression.Literal> otherwise = text.flatMap(scalar -> Constants.of(scalar, type));
        if (text.isPresent() && otherwise.isEmpty()) {
            binding.problems()
                    .add(
                            text.get(),
                            "WRONG_TYPE",
                            "'default' is a value of '" + from.get() + "', which is " + type,
                            text.get().text(),
                            "");
        }
        return Optional.of(new Enrich.Addition(name.get().value(), from.get(), otherwise));
    }

    private boolean namesAreNew(List<Enrich.Addition> additions) {
        Set<String> names = new HashSet<>(rows.orElseThrow().schema().names());
        boolean allNew = true;
        for (Section field : item.section().sections("fields")) {
            Optional<Placed<String>> name = field.get("name", String.class);
            if (name.isPresent() && !names.add(name.get().value())) {
                SchemaBinder.duplicate(binding, name.get());
                allNew = false;
            }
        }
        return allNew && !additions.isEmpty();
    }
}
