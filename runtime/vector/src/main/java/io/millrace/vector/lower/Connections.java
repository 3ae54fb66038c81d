package io.millrace.vector.lower;

import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Endpoint.FormatRef;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Timing;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.LookupContext;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RecordFramer;
import io.millrace.model.spi.RowsPerRecord;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import io.millrace.model.spi.SourceContext.RowsToMake;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.model.state.NodeState;
import io.millrace.vector.metrics.LookupMetrics;
import io.millrace.vector.metrics.RunMetrics;
import io.millrace.vector.operator.Dictionary;
import io.millrace.vector.snapshot.Participant;
import io.millrace.vector.tasklet.Chain;
import io.millrace.vector.tasklet.LookupSource;
import io.millrace.vector.tasklet.RestoredState;
import io.millrace.vector.tasklet.SourceState;
import io.millrace.vector.tasklet.SourceTasklet;
import io.millrace.vector.time.SourceAlignment;
import io.millrace.vector.time.SourceTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run has opened: connectors by the names in the plan, in the end closed in the opposite order. */
public final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int DICTIONARY_ROWS = 4096;
    private static final long DICTIONARY_PAUSE_NANOS = 200_000;

    private final String job;
    private final EngineContext context;
    private final RunMetrics metrics;
    private final Consumer<Throwable> failure;
    private final BooleanSupplier stopRequested;
    private final RestoredState restored;
    private final Timing timing;
    private final SourceAlignment alignment;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** @param timing how long rows may wait, and sources for one another */
    public Connections(
            String job,
            EngineContext context,
            RunMetrics metrics,
            Consumer<Throwable> failure,
            BooleanSupplier stopRequested,
            RestoredState restored,
            Timing timing) {
        this.job = job;
        this.context = context;
        this.metrics = metrics;
        this.failure = failure;
        this.stopRequested = stopRequested;
        this.restored = restored;
        this.timing = timing;
        this.alignment = new SourceAlignment(timing.maxSourceDrift());
    }

    /**
     * The tasklets that read a source, each some of its splits: as many as there are splits, but no more than so many.
     *
     * @param chains gives each the chain that runs in it
     */
    List<SourceTasklet> openSource(SourceNode node, int most, Supplier<Chain> chains, Supplier<Participant> snapshots) {
        Optional<NodeState> state = restored.node(node.id());
        Map<Split, Position> positions =
                state.map(kept -> SourceState.of(kept).positions()).orElse(Map.of());
        Optional<SourceTime> eventTime = node.eventTime().map(said -> new SourceTime(said, alignment));
        return open(node.id(), node.endpoint(), node.recordSchema(), positions, most, failure).stream()
                .map(opened -> new SourceTasklet(
                        job,
                        node,
                        opened.reader(),
                        opened.splits(),
                        opened.decoder(),
                        chains.get(),
                        metrics.source(node.id()),
                        eventTime,
                        timing.maxLatency(),
                        context.time(),
                        stopRequested,
                        snapshots.get(),
                        state))
                .toList();
    }

    /** Whether the sink of a node may be opened several times, each for a part of the rows. */
    boolean writesInParallel(SinkNode node) {
        return sinkConnector(node).writesInParallel(node.endpoint().options());
    }

    private SinkConnector sinkConnector(SinkNode node) {
        String name = node.endpoint().connector();
        return context.catalog().sink(name).orElseThrow(() -> missing("sink connector", name, node.id()));
    }

    /** Opens the table of a lookup, which all instances of it share. */
    LookupTable openTable(Lookup node) {
        Endpoint endpoint = node.table();
        LookupTable table = lookupConnector(node)
                .open(
                        endpoint.options(),
                        new LookupContext(
                                connectorContext(node.id(), failure),
                                node.tableSchema(),
                                endpoint.format().isPresent(),
                                node.attempts().timeout()));
        open.push(table);
        return table;
    }

    /** Where one instance of a lookup asks for records. */
    LookupSource lookupSource(Lookup node, LookupTable table, LookupMetrics counters) {
        RecordDecoder decoder = node.table()
                .format()
                .map(ref -> format(ref.name(), node.id())
                        .decoder(node.tableSchema(), ref.options())
                        .orElseThrow(() -> missing("decoder of format", ref.name(), node.id())))
                .or(() -> lookupConnector(node).fieldsDecoder(node.tableSchema()))
                .orElseThrow(() -> new IllegalArgumentException("lookup '" + node.id() + "' names no format"));
        return new LookupSource(job, node, table, decoder, counters, context.time());
    }

    private LookupConnector lookupConnector(Lookup node) {
        String name = node.table().connector();
        return context.catalog().lookup(name).orElseThrow(() -> missing("lookup connector", name, node.id()));
    }

    Sink openSink(SinkNode node) {
        Endpoint endpoint = node.endpoint();
        SinkConnector connector = sinkConnector(node);
        Optional<RecordEncoder> encoder = endpoint.format().map(format -> encoder(node, connector, format));
        boolean main = node.input().port() == Port.MAIN;
        Sink sink = connector.open(
                endpoint.options(),
                new SinkContext(
                        connectorContext(node.id(), failure),
                        node.schema(),
                        encoder,
                        metrics.sink(node.id(), main, context.time())));
        open.push(sink);
        return sink;
    }

    private RecordEncoder encoder(SinkNode node, SinkConnector connector, FormatRef ref) {
        Format format = format(ref.name(), node.id());
        RecordEncoder encoder = format.encoder(node.schema(), ref.options())
                .orElseThrow(() -> missing("encoder of format", ref.name(), node.id()));
        connector.checkRecords(node.endpoint().options(), format, encoder);
        return encoder;
    }

    /** Reads a dictionary to its end. */
    Dictionary loadDictionary(Enrich enrich) {
        AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
        OpenSource opened = open(enrich.id(), enrich.dictionary(), enrich.dictionarySchema(), Map.of(), 1, broken::set)
                .getFirst();
        Dictionary dictionary = new Dictionary(enrich);
        BatchBuilder rows = new BatchBuilder(enrich.dictionarySchema(), DICTIONARY_ROWS);
        for (int split = 0; split < opened.splits().size(); split++) {
            while (!opened.reader().isFinished(split) && !stopRequested.getAsBoolean()) {
                checkDictionary(enrich, broken.get());
                RawRecords records = opened.reader().poll(split);
                if (records == null) {
                    LockSupport.parkNanos(DICTIONARY_PAUSE_NANOS);
                } else {
                    int step = opened.decoder().rowsPerRecord() == RowsPerRecord.MANY ? 1 : records.count();
                    for (int from = 0; from < records.count(); from += step) {
                        opened.decoder().decode(records, from, from + step, rows, (record, code, message) -> {
                            throw new MillraceException(
                                    code,
                                    message + " (dictionary of step '" + enrich.id() + "': " + records.origin()
                                            + ", offset " + records.offsets()[record] + ")");
                        });
                        dictionary.add(rows.build());
                    }
                }
            }
        }
        dictionary.complete();
        LOG.info("Job {}: dictionary of {} has {} keys", job, enrich.id(), dictionary.size());
        return dictionary;
    }

    private static void checkDictionary(Enrich enrich, @Nullable Throwable broken) {
        if (broken instanceof MillraceException known) {
            throw known;
        }
        if (broken != null) {
            throw new MillraceException(
                    "DICTIONARY_UNREADABLE",
                    "the dictionary of step '" + enrich.id() + "' cannot be read: " + broken.getMessage(),
                    broken);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("Job {}: a connector does not close", job, e);
            }
        }
    }

    /** What reads some splits of a source. */
    private record OpenSource(SourceReader reader, List<Split> splits, RecordDecoder decoder) {}

    /** Opens a source as often as its splits are to be read by different threads, since what it is made with is for one; deals the splits out in turn. */
    private List<OpenSource> open(
            String node,
            Endpoint endpoint,
            Schema schema,
            Map<Split, Position> positions,
            int most,
            Consumer<Throwable> onFailure) {
        Source first = connect(node, endpoint, schema, onFailure);
        List<Split> splits = first.splits();
        int readers = Math.clamp(splits.size(), 1, most);
        return IntStream.range(0, readers)
                .mapToObj(number -> {
                    Source source = number == 0 ? first : connect(node, endpoint, schema, onFailure);
                    List<Split> dealt = IntStream.range(0, splits.size())
                            .filter(split -> split % readers == number)
                            .mapToObj(splits::get)
                            .toList();
                    SourceReader reader = source.read(dealt, positions);
                    open.push(reader);
                    return new OpenSource(reader, dealt, decoder(node, endpoint, schema));
                })
                .toList();
    }

    private RecordDecoder decoder(String node, Endpoint endpoint, Schema schema) {
        FormatRef reference = formatOf(node, endpoint);
        return format(reference.name(), node)
                .decoder(schema, reference.options())
                .orElseThrow(() -> missing("decoder of format", reference.name(), node));
    }

    private static FormatRef formatOf(String node, Endpoint endpoint) {
        return endpoint.format()
                .orElseThrow(() -> new IllegalArgumentException("source '" + node + "' names no format"));
    }

    private Source connect(String node, Endpoint endpoint, Schema schema, Consumer<Throwable> onFailure) {
        SourceConnector connector = context.catalog()
                .source(endpoint.connector())
                .orElseThrow(() -> missing("source connector", endpoint.connector(), node));
        FormatRef reference = formatOf(node, endpoint);
        Format format = format(reference.name(), node);
        Optional<RecordFramer> framer =
                connector.needsFraming() ? format.framer(reference.options()) : Optional.empty();
        Optional<RowsToMake> rows = connector.makesRows()
                ? Optional.of(new RowsToMake(
                        schema,
                        format.encoder(schema, reference.options())
                                .orElseThrow(() -> missing("encoder of format", reference.name(), node))))
                : Optional.empty();
        Source source =
                connector.open(endpoint.options(), new SourceContext(connectorContext(node, onFailure), framer, rows));
        open.push(source);
        return source;
    }

    private ConnectorContext connectorContext(String node, Consumer<Throwable> onFailure) {
        return new ConnectorContext(
                job,
                node,
                context.directory(),
                context.environment(),
                context.time(),
                context.scheduler(),
                timing.maxLatency(),
                onFailure);
    }

    private Format format(String name, String node) {
        return context.catalog().format(name).orElseThrow(() -> missing("format", name, node));
    }

    private static MillraceException missing(String what, String name, String node) {
        return new MillraceException(
                "CONNECTOR_NOT_INSTALLED", "there is no " + what + " '" + name + "', which '" + node + "' asks for");
    }
}
