package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.EventTime.Origin;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RowsPerRecord;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.model.spi.TimeSource;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.StateTable;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.metrics.SourceMetrics;
import io.millrace.vector.snapshot.Participant;
import io.millrace.vector.time.SourceTime;
import io.millrace.vector.time.SplitWatermarks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls a reader, decodes what it delivers into batches, tells event time, and runs the stateless steps that follow. A
 * batch holds rows of one split. Several tasklets may read one source, each with splits, reader, decoder and steps of its own.
 */
public final class SourceTasklet implements Tasklet {
    /** Enough to make good what a batch costs, few enough to stay in the cache and to keep splits together. */
    private static final int SLICE_RECORDS = 2048;

    /** How often quiet and lag are looked at. */
    private static final long HOUSEKEEPING_NANOS = 20_000_000;

    /** A longer pause between two calls means that nothing was heard meanwhile, so that quiet proves nothing. */
    private static final long DEAF_NANOS = 1_000_000_000;

    private final String name;
    private final SourceReader reader;
    private final SplitSlices slices;
    private final RecordDecoder decoder;
    private final MalformedRows malformed;
    private final BatchBuilder rows;
    private final Chain chain;
    private final SourceMetrics metrics;
    private final TimeSource time;
    private final BooleanSupplier stopRequested;
    private final List<Split> splits;
    private final Participant snapshots;
    private final @Nullable EventClock clock;
    private final long housekeepingNanos;
    private final long pollingNanos;

    /** The snapshot that a barrier was last sent for. */
    private long barrier;

    private long watermark = SplitWatermarks.NONE;

    /** Whether the chain still works on the watermark. */
    private boolean advancing;

    /** Whether those behind were told that nothing is to be expected. */
    private boolean idle;

    /** Whether the reader tells when there is something to poll. */
    private boolean woken;

    private long arrival;
    private long lastCall;
    private long lastHousekeeping;
    private boolean ending;
    private boolean ended;

    /**
     * @param splits what the reader reads, in the order of its numbers
     * @param eventTime what all tasklets that read the source know of its event time, if it has one
     * @param maxLatency how long rows may wait for those of other splits
     * @param stopRequested turns true when no more is to be read
     * @param restored what the source goes on from; the reader has been given the positions already
     */
    public SourceTasklet(
            String job,
            SourceNode node,
            SourceReader reader,
            List<Split> splits,
            RecordDecoder decoder,
            Chain chain,
            SourceMetrics metrics,
            Optional<SourceTime> eventTime,
            Optional<Duration> maxLatency,
            TimeSource time,
            BooleanSupplier stopRequested,
            Participant snapshots,
            Optional<NodeState> restored) {
        this.name = node.id();
        this.reader = reader;
        this.splits = List.copyOf(splits);
        this.decoder = decoder;
        this.malformed = new MalformedRows(job, node.malformed());
        this.rows = new BatchBuilder(node.recordSchema(), SLICE_RECORDS);
        this.chain = chain;
        this.metrics = metrics;
        this.time = time;
        this.stopRequested = stopRequested;
        this.snapshots = snapshots;
        this.barrier = snapshots.wanted();
        // A row that has come while nobody looked is not to have used up its time.
        this.pollingNanos = maxLatency
                .map(most -> Math.clamp(most.toNanos() / 4, 1, POLLING_PAUSE_NANOS))
                .orElse(POLLING_PAUSE_NANOS);
        long now = time.nanoTime();
        this.lastCall = now;
        this.lastHousekeeping = now;
        this.clock = eventTime
                .map(shared -> new EventClock(shared, rowSchema(node), this.splits, time))
                .orElse(null);
        this.housekeepingNanos = clock == null ? HOUSEKEEPING_NANOS : clock.lookNanos(HOUSEKEEPING_NANOS);
        // A record of many rows is a batch by itself.
        int sliceRecords = decoder.rowsPerRecord() == RowsPerRecord.MANY ? 1 : SLICE_RECORDS;
        this.slices = new SplitSlices(
                reader, splits.size(), sliceRecords, clock == null ? null : clock.order(), maxLatency, now);
        restored.ifPresent(this::restore);
    }

    /** Of rows as they go out. */
    private static Schema rowSchema(SourceNode node) {
        boolean stamped = node.eventTime()
                .filter(eventTime -> eventTime.origin() != Origin.ROW)
                .isPresent();
        return stamped ? node.schema() : node.recordSchema();
    }

    private void restore(NodeState state) {
        if (clock != null) {
            clock.restore(state);
            watermark = state.watermarkMillis();
        }
    }

    /** Where the source is, when nothing of what was polled waits to be decoded. */
    private Map<String, NodeState> save() {
        Map<StateTable, List<Batch>> tables = new LinkedHashMap<>(clock == null ? Map.of() : clock.heldRows());
        Map<Split, Long> latest = clock == null ? Map.of() : clock.latest();
        tables.putAll(new SourceState(reader.positions(), latest).rows(splits));
        long reached = clock == null ? watermark : clock.watermarks().source().watermarkToKeep(watermark);
        return Map.of(name, new NodeState(reached, tables));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Progress run() {
        long now = time.nanoTime();
        if (now - lastCall > DEAF_NANOS) {
            restartIdleTimers(now);
        }
        lastCall = now;
        if (!chain.flush()) {
            restartIdleTimers(now);
            return Progress.NONE;
        }
        if (advancing) {
            advancing = !chain.advance(watermark, arrival);
            return Progress.MADE;
        }
        if (ended) {
            return Progress.FINISHED;
        }
        if (ending) {
            if (clock != null) {
                clock.watermarks().leave();
            }
            snapshots.end(this::save);
            chain.send(new StreamElement.End(
                    !stopRequested.getAsBoolean() || (slices.isFinished() && !(clock != null && clock.isHolding()))));
            ended = true;
            return Progress.MADE;
        }
        return read(now);
    }

    @Override
    public void wakeBy(Runnable wake) {
        chain.wakeBy(wake);
        woken = reader.wakeBy(wake);
    }

    @Override
    public long pauseNanos() {
        boolean waits = !woken || slices.isWithholding() || (clock != null && clock.isHolding());
        return waits ? pollingNanos : housekeepingNanos;
    }

    private Progress read(long now) {
        long wanted = snapshots.wanted();
        if (wanted != barrier || stopRequested.getAsBoolean()) {
            return settle(wanted, now);
        }
        if (clock != null && clock.held() != null && clock.isHolding()) {
            return release(clock, clock.held(), now);
        }
        SplitSlices.Slice slice = slices.next(now);
        if (slice != null) {
            decode(slice, now);
        }
        boolean finished = slice == null && slices.isFinished();
        if (finished || now - lastHousekeeping >= housekeepingNanos) {
            keepHouse(now);
        }
        if (finished) {
            ending = true;
            return Progress.MADE;
        }
        return slice == null && !advancing ? Progress.NONE : Progress.MADE;
    }

    /** Decodes what has been polled, so that positions are those of what has had its effect; then sends a barrier, or ends. */
    private Progress settle(long wanted, long now) {
        SplitSlices.Slice slice = slices.rest();
        if (slice != null) {
            decode(slice, now);
        } else if (wanted != barrier) {
            barrier = wanted;
            snapshots.save(wanted, save());
            chain.send(new StreamElement.Barrier(wanted));
        } else {
            ending = true;
        }
        return Progress.MADE;
    }

    private void decode(SplitSlices.Slice slice, long now) {
        rows.use(chain.open(HeapMemory.HEAP));
        RawRecords records = slice.records();
        malformed.of(records);
        decoder.decode(records, slice.from(), slice.to(), rows, malformed);
        arrival = records.arrivals()[slice.to() - 1];
        long dead = malformed.takeCount();
        metrics.read(rows.rowCount() + dead, records.byteCount(slice.from(), slice.to()));
        if (dead > 0) {
            metrics.deadLetters(dead);
            chain.emit(Port.DEAD_LETTERS, malformed.takeRows(), arrival);
        }
        Batch batch = rows.build();
        if (batch.rowCount() > 0) {
            give(clock == null ? batch : clock.stamped(batch, slice, malformed), records.split(), now);
        }
        chain.close();
    }

    private void give(Batch batch, int split, long now) {
        if (clock == null) {
            chain.emit(Port.MAIN, batch, arrival);
        } else if (clock.held() != null) {
            clock.held().add(batch, split);
        } else {
            chain.emit(Port.MAIN, batch, arrival);
            clock.observe(split, batch, 0, batch.rowCount(), now);
            moveWatermark(clock, now);
        }
    }

    /** Gives out those of the held rows that are due. */
    private Progress release(EventClock of, HeldRows held, long now) {
        int due = held.due(now);
        if (due == 0) {
            return Progress.NONE;
        }
        Batch batch = held.first();
        int from = held.released();
        batch.memory().hold();
        ColumnMemory memory = chain.open(batch.memory());
        int[] part = memory.ints(due);
        System.arraycopy(batch.selection().rows(), from, part, 0, due);
        // They were held on purpose: for the steps behind they arrive now.
        arrival = time.epochMicros();
        chain.emit(Port.MAIN, batch.in(memory).select(Selection.of(part, due)), arrival);
        of.observe(held.firstSplit(), batch, from, from + due, now);
        moveWatermark(of, now);
        held.release(due);
        chain.close();
        return Progress.MADE;
    }

    /** Moves on behind rows that have gone out. */
    private void moveWatermark(EventClock to, long now) {
        advance(to, now);
        if (idle) {
            idle = false;
            advancing = true;
        }
    }

    private void advance(EventClock to, long now) {
        long before = watermark;
        watermark = to.watermark(before, now);
        if (watermark > before) {
            tell(to.watermarks().source().watermarkOfSource());
            advancing = true;
            // Those behind count on it again, until they are told otherwise.
            idle = false;
        }
    }

    private void tell(long watermarkOfSource) {
        if (watermarkOfSource != SplitWatermarks.NONE) {
            metrics.watermark(watermarkOfSource);
        }
    }

    /** What need not happen with every batch: ended and quiet splits, the lag. */
    private void keepHouse(long now) {
        lastHousekeeping = now;
        metrics.lag(reader.lag());
        if (clock == null) {
            return;
        }
        clock.look(slices, now);
        advance(clock, now);
        if (clock.watermarks().isIdle() && !idle && !advancing) {
            idle = true;
            chain.send(new StreamElement.Idle());
        }
    }

    private void restartIdleTimers(long now) {
        if (clock != null) {
            clock.restartIdleTimers(now);
        }
    }
}
