package io.millrace.connectors.datagen;

import java.util.OptionalLong;

/** How many places are due: as many a second as the job wants, or all of them at once. */
final class Pace {
    private static final double NANOS = 1e9;

    private final OptionalLong perSecond;
    private final long first;
    private final long startNanos;

    /**
     * @param first the place that is due at {@code startNanos}
     */
    Pace(OptionalLong perSecond, long first, long startNanos) {
        this.perSecond = perSecond;
        this.first = first;
        this.startNanos = startNanos;
    }

    /** The first place that is not due. */
    long due(long nowNanos) {
        return perSecond.isEmpty()
                ? Long.MAX_VALUE
                : first + 1 + (long) ((nowNanos - startNanos) * (perSecond.getAsLong() / NANOS));
    }

    /** How long it takes until a place is due, 0 if it is. */
    long nanosUntil(long place, long nowNanos) {
        return perSecond.isEmpty()
                ? 0
                : Math.max(0, startNanos + (long) ((place - first) * (NANOS / perSecond.getAsLong())) - nowNanos);
    }
}
