package io.millrace.testkit.connector;

import io.millrace.model.data.Schema;
import io.millrace.model.option.DurationText;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Connector;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RecordFramer;
import io.millrace.model.spi.SinkContext;
import io.millrace.model.spi.SourceContext;
import io.millrace.model.spi.SourceContext.RowsToMake;
import io.millrace.model.spi.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The job that a connector under test works for: what it gives, and what it is told. */
public final class ConnectorJob {
    /** The id of the source or sink. */
    public static final String NODE = "node";

    /**
     * What a sink has delivered.
     *
     * @see SinkContext.DeliveryListener
     */
    public record Delivery(int rows, long arrivalMicros) {}

    private final Path directory;
    private final Map<String, String> environment;
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Delivery> deliveries = new ConcurrentLinkedQueue<>();

    public ConnectorJob(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    public ConnectorContext context() {
        return new ConnectorContext(
                "job",
                NODE,
                directory.toString(),
                environment,
                new SystemTime(),
                (task, delayMillis) -> {
                    Executor later = CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS);
                    CompletableFuture<Void> pending = CompletableFuture.runAsync(task, later);
                    return () -> pending.cancel(false);
                },
                Optional.empty(),
                failures::add);
    }

    /** What a source of records without framing is given. */
    public SourceContext sourceContext() {
        return new SourceContext(context(), Optional.empty(), Optional.empty());
    }

    public SourceContext sourceContext(RecordFramer framer) {
        return new SourceContext(context(), Optional.of(framer), Optional.empty());
    }

    /** What a source that makes rows is given. */
    public SourceContext sourceContext(Schema schema, RecordEncoder encoder) {
        return new SourceContext(context(), Optional.empty(), Optional.of(new RowsToMake(schema, encoder)));
    }

    public SinkContext sinkContext(Schema schema, RecordEncoder encoder) {
        return new SinkContext(
                context(),
                schema,
                Optional.of(encoder),
                (rows, arrivalMicros) -> deliveries.add(new Delivery(rows, arrivalMicros)));
    }

    /** What the connector's threads have failed with. */
    public List<Throwable> failures() {
        return new ArrayList<>(failures);
    }

    public List<Delivery> deliveries() {
        return new ArrayList<>(deliveries);
    }

    public long deliveredRows() {
        return deliveries.stream().mapToLong(Delivery::rows).sum();
    }

    /**
     * What validation would make of some settings: defaults are filled in.
     *
     * @throws IllegalArgumentException if a setting is none of the connector's, or one that it requires is missing
     */
    public static Options options(Connector connector, Map<String, Object> given) {
        Map<String, Object> values = new HashMap<>(given);
        for (Option option : connector.options()) {
            option.defaultValue().ifPresent(text -> values.putIfAbsent(option.name(), value(option, text)));
            if (option.required() && !values.containsKey(option.name())) {
                throw new IllegalArgumentException(connector.name() + " requires " + option.name());
            }
        }
        List<String> known = connector.options().stream().map(Option::name).toList();
        if (!known.containsAll(given.keySet())) {
            throw new IllegalArgumentException(connector.name() + " knows " + known + ", not all of " + given.keySet());
        }
        return new Options(values);
    }

    private static Object value(Option option, String text) {
        return switch (option.kind()) {
            case STRING, ENUM, FIELD, TEMPLATE, SECRET -> text;
            case INTEGER -> Long.valueOf(text);
            case NUMBER -> Double.valueOf(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DURATION -> DurationText.parse(text).orElseThrow();
            case FIELDS, STRING_LIST, STRING_MAP ->
                throw new IllegalArgumentException(option.name() + ": a " + option.kind() + " has no default");
        };
    }

    private record SystemTime() implements TimeSource {
        @Override
        public long epochMicros() {
            return System.currentTimeMillis() * 1000;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }
}
