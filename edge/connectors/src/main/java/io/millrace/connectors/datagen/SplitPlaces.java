package io.millrace.connectors.datagen;

/**
 * The places of one split, in order. Splits take turns: the first has the first cycle, the second the next one, and so on. Together they have
 * each place once.
 */
final class SplitPlaces {
    private final int cycle;
    private final long skipped;
    private final long end;

    /** How many were taken, which is what a position counts. */
    private long taken;

    private long next;

    /**
     * @param split its number, from 0 to {@code splits}
     * @param end the first place of all that is not to be made
     * @param taken how many of its places to leave out
     */
    SplitPlaces(int split, int splits, int cycle, long end, long taken) {
        this.cycle = cycle;
        this.skipped = (splits - 1L) * cycle;
        this.end = end;
        this.taken = taken;
        this.next = (taken / cycle * splits + split) * cycle + taken % cycle;
    }

    /** How many places were taken of all that the split has. */
    long taken() {
        return taken;
    }

    /** The place that comes next, unless the split has ended. */
    long next() {
        return next;
    }

    boolean isEnded() {
        return next >= end;
    }

    /**
     * Takes places, as many as fit and come before {@code limit}.
     *
     * @return how many
     */
    int take(long limit, long[] places) {
        long until = Math.min(limit, end);
        int count = 0;
        while (count < places.length && next < until) {
            places[count++] = next++;
            taken++;
            if (taken % cycle == 0) {
                next += skipped;
            }
        }
        return count;
    }
}
