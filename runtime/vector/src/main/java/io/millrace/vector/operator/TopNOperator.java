package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.LongColumn;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.TopN;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.WindowGroups;
import java.util.List;

/**
 * Keeps the first rows of each key and window. Windows that share slices keep those of each slice, of which those of the window are when it ends. Where all rows of
 * a slice belong together, one look at the greatest prefix in the batch mostly tells that none of them gets in.
 */
final class TopNOperator implements StatefulOperator {
    private final EventTimes eventTimes;
    private final SlicedWindows windows;
    private final boolean keyless;
    private final int startField;
    private final GroupKeys keys;
    private final WindowGroups groups;
    private final RowSlices slices;
    private final Ranking ranking;
    private final RankingRows rankingRows;
    private final Firing firing;
    private final RankedRows results;
    private final WindowMetrics metrics;
    private final LateRows late;
    private final EndedWindows ended;
    private final ReductionKernels reductions = Kernels.active().reductions();

    /** Windows that have ended, and how many of them have been given out. */
    private final FiredGroups fired = new FiredGroups();

    private int taken;

    /** Per row of the batch at hand: those that are in time, with slice, key and slot. */
    private int[] rows = new int[0];

    private int[] rowSlices = new int[0];
    private int[] rowKeys = new int[0];
    private int[] rowSlots = new int[0];

    /**
     * @param windows the node's, or {@link InheritedWindows#LAST_MILLISECONDS} if rows inherit theirs
     * @param order of the node's rows
     */
    TopNOperator(TopN node, SlicedWindows windows, RowOrder order, WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.windows = windows;
        this.keyless = node.groupBy().isEmpty();
        this.startField = InheritedWindows.startField(node.window(), node.time(), node.inputSchema());
        this.keys = new GroupKeys(
                InheritedWindows.keyFields(node.groupBy(), node.window(), node.time()), node.inputSchema());
        this.groups = new WindowGroups(keys.table());
        this.ranking = new Ranking(node, order);
        this.rankingRows = new RankingRows(node, ranking);
        this.firing = windows.isSingleSlice()
                ? new SingleSliceFiring(windows, groups, metrics)
                : new MergedFiring(windows, groups, ranking, metrics);
        this.results = new RankedRows(node, ranking);
        this.metrics = metrics;
        this.late = new LateRows(metrics);
        this.ended = new EndedWindows(node.allowedLateness());
        this.slices = new RowSlices(windows, groups, ended);
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        reserve(batch.selectedCount());
        int count = slices.assign(batch, eventTimes.of(batch), rows, rowSlices, late);
        late.emit(batch, arrivalMicros, output);
        if (count == 0) {
            return;
        }
        long[] prefixes = ranking.prefixes(batch);
        boolean oneGroup = slices.isOneSlice() && isOneKey(batch);
        int keyed = oneGroup ? 1 : count;
        keys.ids(batch, rows, keyed, rowKeys);
        long before = groups.made();
        groups.slots(rowSlices, rowKeys, keyed, rowSlots);
        metrics.created(groups.made() - before);
        ranking.reserve(groups.slotLimit());
        if (oneGroup) {
            ranking.add(batch, prefixes, greatest(prefixes, batch, count), rows, count, rowSlots[0]);
        } else {
            ranking.add(batch, prefixes, rows, rowSlots, count);
        }
    }

    /** Whether all rows of one slice are in one group. Inherited windows that end together mostly started together, too. */
    private boolean isOneKey(Batch batch) {
        if (!keyless || startField == InheritedWindows.NONE) {
            return keyless;
        }
        long[] starts = ((LongColumn) batch.column(startField)).values();
        return batch.selection().isAll()
                && reductions.min(starts, 0, batch.rowCount()) == reductions.max(starts, 0, batch.rowCount());
    }

    private long greatest(long[] prefixes, Batch batch, int count) {
        if (count == batch.rowCount()) {
            return reductions.max(prefixes, 0, count);
        }
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            greatest = Math.max(greatest, prefixes[rows[i]]);
        }
        return greatest;
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        if (taken == fired.count) {
            taken = 0;
            fired.count = 0;
            firing.take(ended.by(), fired);
        }
        while (taken < fired.count && !results.isFull()) {
            results.add(fired.slots[taken], fired.starts[taken], fired.ends[taken]);
            taken++;
        }
        if (!results.isEmpty()) {
            output.emit(Port.MAIN, results.take(output.memory()), arrivalMicros);
        }
        if (taken < fired.count) {
            return false;
        }
        ranking.clear(fired.slots, fired.count);
        groups.free(fired.slots, fired.count);
        return !fired.isFull();
    }

    /** Results happened before their window ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }

    @Override
    public List<StateTable> tables() {
        return List.of(rankingRows.table());
    }

    @Override
    public void save(StateOutput output) {
        groups.forEach((slot, start) -> rankingRows.save(slot, start, windows.sliceEnd(start), output));
        rankingRows.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
        firing.resume(ended.by());
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        Batch restored = rankingRows.rows(saved);
        int count = restored.selectedCount();
        reserve(count);
        int[] selected = restored.selection().rows();
        long[] starts = rankingRows.starts(saved);
        for (int i = 0; i < count; i++) {
            rowSlices[i] = groups.slice(starts[selected[i]]);
        }
        keys.ids(restored, selected, count, rowKeys);
        groups.slots(rowSlices, rowKeys, count, rowSlots);
        ranking.reserve(groups.slotLimit());
        ranking.add(restored, ranking.prefixes(restored), selected, rowSlots, count);
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rows = new int[count];
            rowSlices = new int[count];
            rowKeys = new int[count];
            rowSlots = new int[count];
        }
    }
}
