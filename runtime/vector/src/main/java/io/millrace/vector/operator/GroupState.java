package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;

/** What is kept for each group of a windowed step, by slot. */
interface GroupState {
    static GroupState of(AggregateSet aggregates) {
        return new GroupState() {
            @Override
            public void reserve(int slots) {
                aggregates.reserve(slots);
            }

            @Override
            public void merge(int[] from, int[] to, int count) {
                aggregates.merge(from, to, count);
            }

            @Override
            public void clear(int[] slots, int count) {
                aggregates.clear(slots, count);
            }
        };
    }

    /** Makes room for slots {@code 0 .. slots}. */
    void reserve(int slots);

    /** Adds what slots hold to others, as if all of their rows had come to these; the slots in {@code from} stay as they are. */
    void merge(int[] from, int[] to, int count);

    /** Makes slots as good as new. */
    void clear(int[] slots, int count);
}
