package io.millrace.connectors.datagen.nexmark;

import java.util.Arrays;

/**
 * Some events, by their numbers, with where each stands in its cycle. Person, auction and bid follow each other by number alone, so the number
 * tells which people and auctions there are already.
 *
 * @param cycles how many whole cycles came before
 * @param offsets how many events of the same cycle came before
 */
record Events(NexmarkSettings settings, long[] numbers, long[] cycles, int[] offsets, int count) {
    /** The first {@code count} of some events. */
    static Events of(NexmarkSettings settings, long[] numbers, int count) {
        int cycle = settings.cycle();
        long[] cycles = new long[count];
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            long before = numbers[i] / cycle;
            cycles[i] = before;
            offsets[i] = (int) (numbers[i] - before * cycle);
        }
        return new Events(settings, numbers, cycles, offsets, count);
    }

    /** The rows of those events that are of a kind, in the places of all rows. */
    int[] rowsOf(EventKind kind) {
        int from = settings.first(kind);
        int to = from + settings.proportion(kind);
        int[] rows = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            rows[found] = i;
            found += offsets[i] >= from && offsets[i] < to ? 1 : 0;
        }
        return Arrays.copyOf(rows, found);
    }

    /** Only some of the events. */
    Events only(int[] rows) {
        if (rows.length == count) {
            return this;
        }
        long[] ofNumbers = new long[rows.length];
        long[] ofCycles = new long[rows.length];
        int[] ofOffsets = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ofNumbers[i] = numbers[rows[i]];
            ofCycles[i] = cycles[rows[i]];
            ofOffsets[i] = offsets[rows[i]];
        }
        return new Events(settings, ofNumbers, ofCycles, ofOffsets, rows.length);
    }

    long number(int row) {
        return numbers[row];
    }

    /** The last person up to an event, counted from 0; at a person, itself. */
    long lastPerson(int row) {
        int people = settings.personProportion();
        return cycles[row] * people + Math.min(offsets[row], people - 1);
    }

    /** The last auction up to an event, counted from 0; at an auction, itself. For events behind the first auction. */
    long lastAuction(int row) {
        int auctions = settings.auctionProportion();
        int started = Math.min(offsets[row] - settings.personProportion(), auctions - 1);
        return cycles[row] * auctions + Math.max(started, -1);
    }
}
