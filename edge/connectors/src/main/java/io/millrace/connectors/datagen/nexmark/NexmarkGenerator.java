package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.RowGenerator;
import io.millrace.connectors.datagen.nexmark.EventField.Maker;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.model.option.OptionFault;
import java.util.List;
import java.util.Optional;

/**
 * People, auctions and bids as the generator of nexmark/nexmark makes them: in its proportions, with its keys, texts and prices, at equal
 * distances in time. Every field of an event depends on the seed and the number of the event alone, and only those are made that the job
 * wants. Used by one thread.
 */
public final class NexmarkGenerator implements RowGenerator {
    private static final int BATCH_ROWS = 2048;
    private static final int MAX_BATCH_PLACES = 64 * BATCH_ROWS;

    private final NexmarkSettings settings;
    private final Schema schema;
    private final Optional<EventKind> kind;
    private final EventOrder order;
    private final List<Maker> makers;

    private NexmarkGenerator(
            NexmarkSettings settings, Schema schema, Optional<EventKind> kind, EventOrder order, List<Maker> makers) {
        this.settings = settings;
        this.schema = schema;
        this.kind = kind;
        this.order = order;
        this.makers = List.copyOf(makers);
    }

    /**
     * A generator of the fields that a job wants.
     *
     * @param choice which events are rows
     * @param total how many events there are, of all kinds
     * @param faults takes what is wrong with the schema; the generator is of no use then
     */
    public static NexmarkGenerator of(
            NexmarkSettings settings, EventChoice choice, long total, Schema schema, List<OptionFault> faults) {
        EventTimes times = new EventTimes(settings);
        long groupSize = times.eventsWithin(settings.disorder().toMillis());
        return new NexmarkGenerator(
                settings,
                schema,
                choice.kind(),
                new EventOrder(groupSize, total, settings.seed()),
                new EventFields(settings, times).chosen(choice, schema, faults));
    }

    @Override
    public int cycle() {
        return settings.cycle();
    }

    @Override
    public int batchPlaces() {
        int rows = kind.map(settings::proportion).orElse(settings.cycle());
        return (int) Math.min((long) BATCH_ROWS * settings.cycle() / rows, MAX_BATCH_PLACES);
    }

    @Override
    public Batch rows(long[] places, int count) {
        Events all = Events.of(settings, order.events(places, count), count);
        Events events = kind.map(only -> all.only(all.rowsOf(only))).orElse(all);
        List<Column> columns =
                makers.stream().map(maker -> maker.values(events)).toList();
        return Batch.of(schema, columns, events.count());
    }
}
