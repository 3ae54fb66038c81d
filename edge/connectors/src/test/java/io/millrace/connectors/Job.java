package io.millrace.connectors;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Connector;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.SinkContext;
import io.millrace.model.spi.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Stands for the engine around a connector under test: what it is given, and what it tells. */
public final class Job {
    public static final Schema LINES = Schema.of(Field.required("line", Scalar.STRING));

    public final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    public final AtomicLong delivered = new AtomicLong();
    private final Path directory;

    public Job(Path directory) {
        this.directory = directory;
    }

    public ConnectorContext context() {
        TimeSource time = new TimeSource() {
            @Override
            public long epochMicros() {
                return System.currentTimeMillis() * 1000;
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        };
        return new ConnectorContext(
                "job",
                "node",
                directory.toString(),
                Map.of(),
                time,
                (task, delay) -> {
                    throw new UnsupportedOperationException("no connector here schedules anything");
                },
                failures::add);
    }

    public SinkContext sinkContext() {
        RecordEncoder encoder = (rows, records) -> {
            BytesColumn lines = (BytesColumn) rows.column(0);
            for (int i = 0; i < rows.selectedCount(); i++) {
                int row = rows.selection().rows()[i];
                records.write(lines.data(), lines.start(row), lines.length(row));
                records.end();
            }
        };
        return new SinkContext(context(), LINES, Optional.of(encoder), (rows, arrival) -> delivered.addAndGet(rows));
    }

    public static Batch batch(String... lines) {
        BatchBuilder builder = new BatchBuilder(LINES, lines.length);
        for (String line : lines) {
            ((BytesColumnBuilder) builder.column(0)).append(line.getBytes(StandardCharsets.UTF_8));
            builder.endRow();
        }
        return builder.build();
    }

    /** What validation would make of these settings. */
    public static Options options(Connector connector, Map<String, Object> given) {
        Map<String, Object> values = new HashMap<>();
        for (Option option : connector.options()) {
            option.defaultValue()
                    .ifPresent(value -> values.put(
                            option.name(),
                            switch (option.kind()) {
                                case INTEGER -> Long.valueOf(value);
                                case BOOLEAN -> Boolean.valueOf(value);
                                default -> value;
                            }));
        }
        values.putAll(given);
        List<String> known = connector.options().stream().map(Option::name).toList();
        if (!known.containsAll(values.keySet())) {
            throw new IllegalArgumentException("unknown options in " + values.keySet());
        }
        return new Options(values);
    }
}
