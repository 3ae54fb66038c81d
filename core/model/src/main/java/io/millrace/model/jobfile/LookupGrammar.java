package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.DurationText;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Lookup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What lookup steps look like. */
final class LookupGrammar {
    static final String TABLE = "table";
    static final String CACHE = "cache";
    static final Duration TIMEOUT = Duration.ofSeconds(5);
    static final long RETRIES = 10;
    static final long CACHE_SIZE = 100_000;
    private static final long MOST_KEYS = 100_000_000;

    private LookupGrammar() {}

    /** @param table the places where such a step may look */
    static Structure step(Shape table) {
        return StepGrammar.step(
                "a lookup step",
                "Adds columns from a table outside, which is asked for the record of each key.",
                Member.required(TABLE, table, "The table."),
                Member.required(
                        "key", new Shape.SqlExpression(), "The key to look for: a column, or a SQL expression."),
                StepGrammar.additions("a lookup", "table"),
                Member.of(
                        Option.choice(
                                "joinType",
                                Join.Type.INNER.name(),
                                List.of(Join.Type.INNER.name(), Join.Type.LEFT.name()),
                                "What becomes of rows whose key is not in the table: INNER drops them, LEFT keeps them, with nulls or defaults.")),
                Member.optional(CACHE, cache(), "What is remembered of the table; nothing if it is not given."),
                Member.of(Option.withDefault(
                                "timeout",
                                Kind.DURATION,
                                DurationText.format(TIMEOUT),
                                "How long to wait for an answer.")
                        .between(1, Duration.ofHours(1).toMillis())),
                Member.of(Option.withDefault(
                                "retries",
                                Kind.INTEGER,
                                String.valueOf(RETRIES),
                                "How often to ask again if there was no answer: after 50 ms, then after pauses twice as long each, up to 5 s.")
                        .between(0, 1_000_000)),
                Member.of(
                        Option.choice(
                                "onFailure",
                                Lookup.OnFailure.FAIL.name(),
                                Arrays.stream(Lookup.OnFailure.values())
                                        .map(Enum::name)
                                        .toList(),
                                "What to do if there was none then either: FAIL fails the job, ABSENT takes the keys for ones that are not in the table.")));
    }

    private static Structure cache() {
        return new Structure(
                "a cache",
                "What is remembered of a table.",
                List.of(
                        Member.of(Option.withDefault(
                                        "size",
                                        Kind.INTEGER,
                                        String.valueOf(CACHE_SIZE),
                                        "How many keys at most, in each instance of the step; those looked for last.")
                                .between(1, MOST_KEYS)),
                        Member.of(Option.required(
                                        "ttl",
                                        Kind.DURATION,
                                        "How long a record, or that there is none, is remembered by the clock.")
                                .between(1, Duration.ofDays(3650).toMillis()))));
    }
}
