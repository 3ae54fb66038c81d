package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Sql;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.Lookup.Attempts;
import io.millrace.model.plan.Lookup.Cache;
import io.millrace.model.plan.Lookup.OnFailure;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes lookup steps. */
final class LookupBinder {
    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Optional<Output> rows;
    private final MalformedPolicy malformed;

    LookupBinder(Binding binding, Item item, Edge input, Optional<Output> rows, MalformedPolicy malformed) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
        this.malformed = malformed;
    }

    Bound bind() {
        Section section = item.section();
        Optional<Section> table = section.section(LookupGrammar.TABLE);
        if (table.isEmpty()) {
            return Bound.NOTHING;
        }
        Optional<Schema> schema = new SchemaBinder(binding).bind(table.get());
        Optional<Endpoint> endpoint = new EndpointBinder(binding).table(table.get(), schema);
        AdditionBinder columns = new AdditionBinder(binding, section);
        Optional<List<Enrich.Addition>> additions = schema.flatMap(columns::bind);
        if (rows.isEmpty()) {
            return Bound.NOTHING;
        }
        Optional<Expression> key = section.get("key", String.class)
                .flatMap(text -> key(text, rows.get().schema()));
        boolean named = columns.namesAreNew(rows.get().schema());
        Optional<Cache> cache = cache(section);
        Optional<Attempts> attempts = attempts(section);
        Optional<String> joinType = given(section, "joinType", String.class, Join.Type.INNER.name());
        if (!named
                || joinType.isEmpty()
                || schema.isEmpty()
                || endpoint.isEmpty()
                || additions.isEmpty()
                || key.isEmpty()
                || cache.isEmpty()
                || attempts.isEmpty()) {
            return Bound.NOTHING;
        }
        Lookup lookup = new Lookup(
                item.id(),
                input,
                rows.get().schema(),
                endpoint.get(),
                schema.get(),
                key.get(),
                additions.get(),
                joinType.get().equals(Join.Type.LEFT.name()),
                cache.get(),
                attempts.get(),
                malformed);
        return new Bound(
                Optional.of(lookup),
                Optional.of(new Output(lookup.schema(), rows.get().time())));
    }

    private Optional<Expression> key(Placed<String> text, Schema schema) {
        Optional<Expression> value = binding.expression(text, schema);
        Optional<Expression> asText = value.flatMap(given -> Sql.cast(given, DataType.Scalar.STRING));
        if (value.isPresent() && asText.isEmpty()) {
            binding.problems()
                    .add(
                            text.node(),
                            "SQL_TYPE",
                            "a key is looked for as text, and there is no text for "
                                    + value.get().type(),
                            "",
                            "a part of it");
        }
        return asText;
    }

    private static Optional<Cache> cache(Section section) {
        if (!section.has(LookupGrammar.CACHE)) {
            return Optional.of(Cache.NONE);
        }
        Optional<Section> cache = section.section(LookupGrammar.CACHE);
        Optional<Long> size = cache.flatMap(fields -> given(fields, "size", Long.class, LookupGrammar.CACHE_SIZE));
        Optional<Duration> ttl = cache.flatMap(fields -> fields.value("ttl", Duration.class));
        return size.flatMap(keys -> ttl.map(time -> new Cache(Math.toIntExact(keys), time)));
    }

    private static Optional<Attempts> attempts(Section section) {
        Optional<Duration> timeout = given(section, "timeout", Duration.class, LookupGrammar.TIMEOUT);
        Optional<Long> retries = given(section, "retries", Long.class, LookupGrammar.RETRIES);
        Optional<OnFailure> onFailure =
                given(section, "onFailure", String.class, OnFailure.FAIL.name()).map(OnFailure::valueOf);
        return timeout.flatMap(time ->
                retries.flatMap(times -> onFailure.map(then -> new Attempts(time, Math.toIntExact(times), then))));
    }

    /** What a field says, or what holds if it is not there; empty if it is there and wrong. */
    private static <T> Optional<T> given(Section section, String field, Class<T> type, T otherwise) {
        return section.has(field) ? section.value(field, type) : Optional.of(otherwise);
    }
}
