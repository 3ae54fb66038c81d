package io.millrace.model.plan;

import io.millrace.model.data.Schema;
import java.time.Duration;
import java.util.List;

/**
 * Keeps the first row of each key to come, and drops those of the same key that follow it and happened less than {@code ttl} after it.
 *
 * @param time when the rows happened
 * @param keys the fields that make the key, at least one; null equals null
 * @param ttl how long a key is remembered, by event time; milliseconds resolution, positive
 */
public record Deduplicate(
        String id, Edge input, Schema schema, RowTime time, List<String> keys, Duration ttl, Method method)
        implements Step {

    /** How keys are remembered. */
    public sealed interface Method {
        /** As they are. */
        record Exact() implements Method {}

        /** By 64 bits of each: of two different keys the later one is taken for the earlier one with a probability of 2<sup>-64</sup>. */
        record Fingerprint() implements Method {}

        /**
         * By Bloom filters, each for the keys of one {@code ttl}: a key is remembered for one to two of them, and a row whose key has not come is dropped with about
         * the given probability.
         *
         * @param falsePositiveRate that probability, more than 0 and less than 1
         * @param expectedKeys how many keys come in a {@code ttl}; with more of them the probability rises
         */
        record Bloom(double falsePositiveRate, long expectedKeys) implements Method {}
    }

    public Deduplicate {
        keys = List.copyOf(keys);
    }

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }
}
