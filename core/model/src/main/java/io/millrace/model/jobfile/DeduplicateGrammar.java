package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import java.util.List;

/** What deduplicate steps look like. */
final class DeduplicateGrammar {
    static final String EXACT = "EXACT";
    static final String FINGERPRINT = "FINGERPRINT";
    static final String BLOOM = "BLOOM";
    static final String EXPECTED_KEYS = "expectedKeys";
    static final String FALSE_POSITIVE_RATE = "falsePositiveRate";
    private static final long MOST_KEYS = 100_000_000;

    private DeduplicateGrammar() {}

    static Structure step() {
        return StepGrammar.step(
                "a deduplicate step",
                "Drops rows whose key has come before.",
                Member.of(Option.required("keys", Kind.FIELDS, "The columns that make the key.")),
                Member.of(Option.required("ttl", Kind.DURATION, "How long a key is remembered, by event time.")
                        .between(1, Long.MAX_VALUE)),
                Member.of(
                        Option.choice(
                                "method",
                                EXACT,
                                List.of(EXACT, FINGERPRINT, BLOOM),
                                "How keys are remembered: EXACT as they are, FINGERPRINT by 128 bits of each, BLOOM by filters of fixed size.")),
                Member.of(Option.optional(
                                EXPECTED_KEYS, Kind.INTEGER, "For BLOOM: how many different keys come in a ttl.")
                        .between(1, MOST_KEYS)),
                Member.of(Option.optional(
                                FALSE_POSITIVE_RATE,
                                Kind.NUMBER,
                                "For BLOOM: the part of first rows that may be dropped, 0.01 unless given.")
                        .between(0, 1)));
    }
}
