package io.millrace.vector.operator;

import io.millrace.model.plan.Edge.Port;
import io.millrace.model.spi.Sink;
import io.millrace.vector.state.SlotSet;
import java.util.Optional;

/** Gives out groups of windows that are not over: those that have changed, for every row or when the clock says so. Used by one thread. */
final class GroupUpdates {
    private final Optional<ClockPace> pace;
    private final WindowResults results;
    private final Groups groups;

    /** Groups that have changed since they were last given out. */
    private final SlotSet changed = new SlotSet();

    private final FiredGroups given = new FiredGroups();

    /** What is known of the groups that are open. */
    interface Groups {
        int key(int slot);

        /** The start of the window in milliseconds. */
        long start(int slot);

        /** The end of the window in milliseconds. */
        long end(int slot);
    }

    /** @param pace when groups that have changed are given out; empty: for every row */
    GroupUpdates(Optional<ClockPace> pace, WindowResults results, Groups groups) {
        this.pace = pace;
        this.results = results;
        this.groups = groups;
    }

    /** How rows are to be divided, so that none goes unseen. */
    KeyRounds rounds() {
        return new KeyRounds(pace.isPresent() ? KeyRounds.WHOLE : 1);
    }

    /** Whether a group is still to be given out as it is now. */
    boolean isChanged(int slot) {
        return changed.contains(slot);
    }

    /** Rows have been added to groups. What is given out for every row is, as it is now. */
    void add(int[] slots, int count, long arrivalMicros, Output output) {
        if (pace.isPresent()) {
            for (int i = 0; i < count; i++) {
                changed.add(slots[i]);
            }
            return;
        }
        for (int from = 0; from < count; from += FiredGroups.MOST) {
            if (results.size() == 0) {
                results.begin(count, output.memory());
            }
            given.count = 0;
            for (int i = from; i < Math.min(count, from + FiredGroups.MOST); i++) {
                add(slots[i]);
            }
            results.add(given);
            if (results.size() >= FiredGroups.MOST) {
                flush(arrivalMicros, output);
            }
        }
    }

    /** Takes groups in again that were to be given out. */
    void restore(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            changed.add(slots[i]);
        }
    }

    /** Gives out what is left of the rows of a batch. */
    void flush(long arrivalMicros, Output output) {
        if (results.size() > 0) {
            output.emit(Port.MAIN, results.end(), arrivalMicros);
        }
    }

    /** A group has become part of another one. */
    void join(int slot, int to) {
        if (changed.contains(slot)) {
            changed.remove(slot);
            changed.add(to);
        }
    }

    /** Gives out of groups whose windows are over those that have changed. */
    void end(FiredGroups over, long arrivalMicros, Output output) {
        given.count = 0;
        for (int i = 0; i < over.count; i++) {
            if (changed.contains(over.slots[i])) {
                given.add(over.slots[i], over.keys[i], over.starts[i], over.ends[i]);
                changed.remove(over.slots[i]);
            }
        }
        emit(arrivalMicros, output);
    }

    boolean isDue() {
        return pace.isPresent() && pace.get().isDue();
    }

    /** Gives out what has changed, up to a batch. */
    void tick(Output output) {
        given.count = 0;
        while (!given.isFull() && !changed.isEmpty()) {
            add(changed.removeAny());
        }
        emit(Sink.NO_ARRIVAL, output);
        if (changed.isEmpty()) {
            pace.ifPresent(ClockPace::done);
        }
    }

    private void add(int slot) {
        given.add(slot, groups.key(slot), groups.start(slot), groups.end(slot));
    }

    private void emit(long arrivalMicros, Output output) {
        if (given.count > 0) {
            results.begin(given.count, output.memory());
            results.add(given);
            output.emit(Port.MAIN, results.end(), arrivalMicros);
        }
    }
}
