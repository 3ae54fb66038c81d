package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Chance;

/**
 * Which event comes at which place. Without disorder, event n comes at place n. Otherwise so many events as happen within the disorder are a
 * group, and change places with each other: groups come in order, and within one neighbours come far from each other. So the same events come,
 * and none comes later than the disorder after one that happened later.
 */
final class EventOrder {
    private static final double GOLDEN_RATIO = 0.618_033_988_749_895;
    private static final int MAX_GROUP = Integer.MAX_VALUE;

    private final long groupSize;
    private final long total;
    private final Chance chance;

    /** Of the group before, as are the next: the number of its first event. */
    private long first;

    private long size;
    private long stride;
    private long shift;

    /**
     * @param groupSize how many events are a group
     * @param total how many events there are; the last group may be smaller
     */
    EventOrder(long groupSize, long total, long seed) {
        this.groupSize = Math.min(groupSize, MAX_GROUP);
        this.total = total;
        this.chance = new Chance(seed, "order");
    }

    /** The events at the first {@code count} of some places. */
    long[] events(long[] places, int count) {
        if (groupSize == 1) {
            return places;
        }
        long[] events = new long[count];
        for (int i = 0; i < count; i++) {
            long inGroup = places[i] - first;
            if (inGroup < 0 || inGroup >= size) {
                enter(places[i] / groupSize);
                inGroup = places[i] - first;
            }
            events[i] = first + (inGroup * stride + shift) % size;
        }
        return events;
    }

    private void enter(long number) {
        first = number * groupSize;
        size = Math.min(groupSize, total - first);
        stride = stride(size);
        shift = Math.unsignedMultiplyHigh(chance.bits(number), size);
    }

    /** Has no divisor in common with the size, so that each event of the group has a place. */
    private static long stride(long size) {
        long stride = Math.max(1, (long) (size * GOLDEN_RATIO));
        while (divisor(stride, size) != 1) {
            stride++;
        }
        return stride;
    }

    /** The greatest divisor that both have, by Euclid. */
    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
