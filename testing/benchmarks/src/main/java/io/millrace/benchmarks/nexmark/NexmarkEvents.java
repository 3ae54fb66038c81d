package io.millrace.benchmarks.nexmark;

import io.millrace.connectors.datagen.nexmark.EventChoice;
import io.millrace.connectors.datagen.nexmark.NexmarkGenerator;
import io.millrace.connectors.datagen.nexmark.NexmarkSettings;
import io.millrace.model.data.Batch;
import io.millrace.model.option.OptionFault;
import io.millrace.model.option.Options;
import io.millrace.model.plan.SourceNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a source in columns, made before anything is measured: those of the job's own generator, kinds, fields and disorder, of as much event time as makes windows large.
 */
public final class NexmarkEvents {
    /** Events a second of event time, of which 46 in 50 are bids. */
    public static final long EVENTS_PER_SECOND = 160_000;

    /** About so many rows are a batch: longer stretches of memory are read faster, and some columns still fit into the second cache. */
    static final int BATCH_ROWS = 8192;

    /** Not on a window's edge, so that disorder, which happens within two seconds and the next two, spans edges. */
    private static final Instant FIRST = Instant.parse("2015-07-15T00:00:01Z");

    private static final long SEED = 1;
    private static final int CYCLE = 50;

    private final List<Batch> batches;
    private final long rows;

    private NexmarkEvents(List<Batch> batches) {
        this.batches = List.copyOf(batches);
        this.rows = batches.stream().mapToLong(Batch::rowCount).sum();
    }

    /**
     * @param events how many there are of all kinds, of which those are made that the source asks for
     * @param batchRows about so many rows are a batch
     */
    static NexmarkEvents of(SourceNode source, long events, int batchRows) {
        Options options = source.endpoint().options();
        EventChoice choice = options.choice("events", EventChoice.class);
        List<OptionFault> faults = new ArrayList<>();
        NexmarkGenerator generator = NexmarkGenerator.of(
                settings(options.optionalDuration("disorder").orElse(Duration.ZERO)),
                choice,
                events,
                source.schema(),
                faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.toString());
        }
        int placesOfBatch = batchRows * CYCLE / proportion(choice);
        List<Batch> batches = new ArrayList<>();
        for (long from = 0; from < events; from += placesOfBatch) {
            long[] places = new long[(int) Math.min(placesOfBatch, events - from)];
            for (int i = 0; i < places.length; i++) {
                places[i] = from + i;
            }
            batches.add(generator.rows(places, places.length));
        }
        return new NexmarkEvents(batches);
    }

    /** Others in their place. */
    NexmarkEvents with(List<Batch> others) {
        return new NexmarkEvents(others);
    }

    /** With the proportions of the benchmark's own generator. */
    private static NexmarkSettings settings(Duration disorder) {
        return new NexmarkSettings(
                SEED, 1, 3, 46, 2, 4, 4, 100, 1000, 200, 500, 100, FIRST, EVENTS_PER_SECOND, disorder);
    }

    private static int proportion(EventChoice choice) {
        return switch (choice) {
            case ALL -> CYCLE;
            case PERSON -> 1;
            case AUCTION -> 3;
            case BID -> 46;
        };
    }

    /** All rows in the order in which they come. */
    public List<Batch> batches() {
        return batches;
    }

    public long rows() {
        return rows;
    }
}
