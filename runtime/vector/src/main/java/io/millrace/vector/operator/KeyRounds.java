package io.millrace.vector.operator;

import java.util.Arrays;

/**
 * Divides the rows of a batch into rounds, so that every so many rows of a key a round of it ends, and the next row of the key is in the next round. In a round rows are in the order of
 * the batch. Used by one thread.
 */
final class KeyRounds {
    /** All rows of a batch are one round. */
    static final long WHOLE = Long.MAX_VALUE;

    private final long rowsOfKey;

    /** By key: how many rows it has had since its last round ended, of keys that are in the batch with that number. */
    private long[] phases = new long[1024];

    private long[] batchOfKey = new long[1024];
    private int[] roundOfKey = new int[1024];
    private long batch;

    private int[] roundOfRow = new int[0];

    /** Where the rows of each round begin in {@link #order}, and behind the last where they end. */
    private int[] starts = new int[0];

    private int[] order = new int[0];

    /** Tells how many rows a key has had since a round of it ended, before the batch. */
    interface Phase {
        /** @return less than the rows of a round */
        long of(int key);
    }

    /** @param rowsOfKey how many rows of a key there are in a round, at most; positive, or {@link #WHOLE} */
    KeyRounds(long rowsOfKey) {
        this.rowsOfKey = rowsOfKey;
    }

    /**
     * Divides rows whose keys are given.
     *
     * @param keyLimit keys are less than this
     * @return how many rounds there are
     */
    int divide(int[] rowKeys, int count, int keyLimit, Phase phase) {
        reserve(count, keyLimit);
        if (rowsOfKey == WHOLE) {
            for (int i = 0; i < count; i++) {
                order[i] = i;
            }
            starts[0] = 0;
            starts[1] = count;
            return 1;
        }
        batch++;
        int rounds = 0;
        for (int i = 0; i < count; i++) {
            int key = rowKeys[i];
            if (batchOfKey[key] != batch) {
                batchOfKey[key] = batch;
                roundOfKey[key] = 0;
                phases[key] = phase.of(key);
            } else if (phases[key] == rowsOfKey) {
                roundOfKey[key]++;
                phases[key] = 0;
            }
            phases[key]++;
            roundOfRow[i] = roundOfKey[key];
            rounds = Math.max(rounds, roundOfKey[key] + 1);
        }
        sort(count, rounds);
        return rounds;
    }

    /** Counting sort by round. */
    private void sort(int count, int rounds) {
        Arrays.fill(starts, 0, rounds + 1, 0);
        for (int i = 0; i < count; i++) {
            starts[roundOfRow[i] + 1]++;
        }
        for (int round = 0; round < rounds; round++) {
            starts[round + 1] += starts[round];
        }
        for (int i = 0; i < count; i++) {
            order[starts[roundOfRow[i]]++] = i;
        }
        // Each start has moved to the next one.
        System.arraycopy(starts, 0, starts, 1, rounds);
        starts[0] = 0;
    }

    private void reserve(int count, int keyLimit) {
        if (order.length < count) {
            roundOfRow = new int[count];
            order = new int[count];
        }
        if (starts.length < count + 2) {
            starts = new int[count + 2];
        }
        if (phases.length < keyLimit) {
            int larger = Math.max(keyLimit, phases.length * 2);
            phases = Arrays.copyOf(phases, larger);
            batchOfKey = Arrays.copyOf(batchOfKey, larger);
            roundOfKey = Arrays.copyOf(roundOfKey, larger);
        }
    }

    /** The first place of a round, for {@link #row}. */
    int start(int round) {
        return starts[round];
    }

    /** The first place behind a round. */
    int end(int round) {
        return starts[round + 1];
    }

    /** Which of the rows that were divided is at a place. */
    int row(int place) {
        return order[place];
    }
}
