package io.millrace.vector.tasklet;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RowsPerRecord;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.TimeSource;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.metrics.SourceMetrics;
import io.millrace.vector.time.ReplayPace;
import io.millrace.vector.time.SplitWatermarks;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls a reader, decodes what it delivers into batches, tells event time, and runs the stateless steps that follow. A
 * batch holds rows of one split.
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
    private final int splits;
    private final ReductionKernels reductions = Kernels.active().reductions();
    private final @Nullable EventClock clock;

    /** Rows that are not due yet, and how many of them are out. */
    private @Nullable Batch held;

    private int released;
    private int heldSplit;

    private long watermark = SplitWatermarks.NONE;

    /** Whether the chain still works on the watermark. */
    private boolean advancing;

    /** Whether those behind were told that nothing is to be expected. */
    private boolean idle;

    private long arrival;
    private long lastCall;
    private long lastHousekeeping;
    private boolean ending;
    private boolean ended;

    /** What a source with event time keeps of it. */
    private record EventClock(
            int field, SplitWatermarks watermarks, @Nullable ReplayPace pace) {}

    /**
     * @param splits how many splits the reader reads
     * @param stopRequested turns true when no more is to be read
     */
    public SourceTasklet(
            String job,
            SourceNode node,
            SourceReader reader,
            int splits,
            RecordDecoder decoder,
            Chain chain,
            SourceMetrics metrics,
            TimeSource time,
            BooleanSupplier stopRequested) {
        this.name = node.id();
        this.reader = reader;
        this.splits = splits;
        this.decoder = decoder;
        this.malformed = new MalformedRows(job, node.malformed());
        this.rows = new BatchBuilder(node.schema(), SLICE_RECORDS);
        this.chain = chain;
        this.metrics = metrics;
        this.time = time;
        this.stopRequested = stopRequested;
        long now = time.nanoTime();
        this.lastCall = now;
        this.lastHousekeeping = now;
        this.clock = node.eventTime()
                .map(eventTime -> eventClock(eventTime, node.schema(), splits, now))
                .orElse(null);
        // A record of many rows is a batch by itself.
        int sliceRecords = decoder.rowsPerRecord() == RowsPerRecord.MANY ? 1 : SLICE_RECORDS;
        this.slices = new SplitSlices(reader, splits, sliceRecords, clock == null ? null : clock.watermarks(), now);
    }

    private static EventClock eventClock(EventTime eventTime, Schema schema, int splits, long now) {
        double speed = eventTime.replaySpeed().orElse(0);
        return new EventClock(
                schema.indexOf(eventTime.field()).orElseThrow(),
                new SplitWatermarks(eventTime, splits, now),
                speed > 0 ? new ReplayPace(speed) : null);
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
            chain.send(new StreamElement.End(!stopRequested.getAsBoolean() || slices.isFinished()));
            ended = true;
            return Progress.MADE;
        }
        return read(now);
    }

    private Progress read(long now) {
        if (stopRequested.getAsBoolean()) {
            ending = true;
            return Progress.MADE;
        }
        if (held != null) {
            return release(held, now);
        }
        SplitSlices.Slice slice = slices.next(now);
        if (slice != null) {
            rows.use(chain.open(HeapMemory.HEAP));
            decode(slice, now);
            chain.close();
        }
        boolean finished = slice == null && slices.isFinished();
        if (finished || now - lastHousekeeping >= HOUSEKEEPING_NANOS) {
            keepHouse(now);
        }
        if (finished) {
            ending = true;
            return Progress.MADE;
        }
        return slice == null && !advancing ? Progress.NONE : Progress.MADE;
    }

    private void decode(SplitSlices.Slice slice, long now) {
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
            give(batch, records.split(), now);
        }
    }

    private void give(Batch batch, int split, long now) {
        if (clock == null) {
            chain.emit(Port.MAIN, batch, arrival);
        } else if (clock.pace() != null) {
            held = batch;
            batch.memory().hold();
            heldSplit = split;
            released = 0;
            releaseDue(batch, batch.memory(), now);
        } else {
            chain.emit(Port.MAIN, batch, arrival);
            long[] times = ((LongColumn) batch.column(clock.field())).values();
            observe(split, reductions.max(times, 0, batch.rowCount()), now);
        }
    }

    /** Gives out those of the held rows that are due. */
    private Progress release(Batch batch, long now) {
        batch.memory().hold();
        Progress progress = releaseDue(batch, chain.open(batch.memory()), now);
        chain.close();
        return progress;
    }

    private Progress releaseDue(Batch batch, ColumnMemory memory, long now) {
        if (clock == null || clock.pace() == null) {
            return Progress.NONE;
        }
        long[] times = ((LongColumn) batch.column(clock.field())).values();
        int[] all = batch.selection().rows();
        int due = clock.pace().due(times, all, released, batch.rowCount(), now);
        if (due > 0) {
            int[] part = memory.ints(due);
            System.arraycopy(all, released, part, 0, due);
            // They were held on purpose: for the steps behind they arrive now.
            arrival = time.epochMicros();
            chain.emit(Port.MAIN, batch.in(memory).select(Selection.of(part, due)), arrival);
            observe(heldSplit, reductions.max(times, released, released + due), now);
            released += due;
        }
        if (released == batch.rowCount()) {
            held = null;
            batch.memory().release();
        }
        return due > 0 ? Progress.MADE : Progress.NONE;
    }

    private void observe(int split, long latestMicros, long now) {
        if (clock != null) {
            clock.watermarks().observe(split, latestMicros, now);
            moveWatermark();
            if (idle) {
                idle = false;
                advancing = true;
            }
        }
    }

    private void moveWatermark() {
        if (clock != null) {
            long before = watermark;
            watermark = clock.watermarks().advance();
            if (watermark > before) {
                metrics.watermark(watermark);
                advancing = true;
            }
        }
    }

    /** What need not happen with every batch: ended and quiet splits, the lag. */
    private void keepHouse(long now) {
        lastHousekeeping = now;
        metrics.lag(reader.lag());
        if (clock == null) {
            return;
        }
        SplitWatermarks watermarks = clock.watermarks();
        for (int split = 0; split < splits; split++) {
            if (slices.isFinished(split)) {
                watermarks.finish(split);
            } else if (slices.isCaughtUp(split)) {
                watermarks.checkIdle(split, now);
            } else {
                watermarks.restartIdleTimer(split, now);
            }
        }
        moveWatermark();
        if (watermarks.isIdle() && !idle && !advancing) {
            idle = true;
            chain.send(new StreamElement.Idle());
        }
    }

    private void restartIdleTimers(long now) {
        if (clock != null) {
            for (int split = 0; split < splits; split++) {
                clock.watermarks().restartIdleTimer(split, now);
            }
        }
    }
}
