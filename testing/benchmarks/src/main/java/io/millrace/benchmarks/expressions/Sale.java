package io.millrace.benchmarks.expressions;

import org.jspecify.annotations.Nullable;

/** A row that typical expressions are evaluated on. */
record Sale(
        long auction,
        long price,
        long fee,
        @Nullable Double discount,
        @Nullable Integer quantity,
        String channel,
        String url,
        String code,
        String extra,
        long timeMicros) {}
