package io.millrace.vector.metrics;

import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Latency;
import io.millrace.model.job.JobMetrics.Lookups;
import io.millrace.model.job.JobMetrics.Windows;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext.DeliveryListener;
import io.millrace.model.spi.TimeSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The counters of one run. Safe to use from any thread; each call is for a batch, none for a row. */
public final class RunMetrics implements DuplicateMetrics, LookupMetrics {
    private static final int LATENCY_DIGITS = 3;

    private final LongAdder eventsIn = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder eventsOut = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final Map<String, WindowAdders> windows = new ConcurrentHashMap<>();
    private final LongAdder keysLookedFor = new LongAdder();
    private final LongAdder keysKnown = new LongAdder();
    private final LongAdder lookups = new LongAdder();
    private final LongAdder lookupFailures = new LongAdder();
    private final LongAdder lookupMicros = new LongAdder();
    private final Map<String, OptionalLong> watermarks = new ConcurrentHashMap<>();
    /** One for each tasklet that reads a source. */
    private final List<AtomicReference<OptionalLong>> lags = new CopyOnWriteArrayList<>();

    private final Map<String, LongAdder> delivered = new ConcurrentHashMap<>();

    /** Microseconds. */
    private final Histogram latency = new ConcurrentHistogram(LATENCY_DIGITS);

    private record WindowAdders(LongAdder created, LongAdder fired) {}

    /**
     * The counters of windows of one type, and of what is late for them.
     *
     * @param type as in {@link JobMetrics#windows}
     */
    public WindowMetrics windows(String type) {
        return new WindowMetrics() {
            @Override
            public void late(long rows) {
                late.add(rows);
            }

            @Override
            public void created(long count) {
                adders().created.add(count);
            }

            @Override
            public void fired(long count) {
                adders().fired.add(count);
            }

            private WindowAdders adders() {
                return windows.computeIfAbsent(type, t -> new WindowAdders(new LongAdder(), new LongAdder()));
            }
        };
    }

    @Override
    public void duplicates(long rows) {
        duplicates.add(rows);
    }

    @Override
    public void lookedFor(long keys, long known) {
        keysLookedFor.add(keys);
        keysKnown.add(known);
    }

    @Override
    public void requested() {
        lookups.increment();
    }

    @Override
    public void answered(long micros) {
        lookupMicros.add(micros);
    }

    @Override
    public void failed() {
        lookupFailures.increment();
    }

    @Override
    public void deadLetters(long records) {
        deadLetters.add(records);
    }

    /** The counters of one tasklet that reads a source, which are summed up over those of all. */
    public SourceMetrics source(String node) {
        watermarks.put(node, OptionalLong.empty());
        AtomicReference<OptionalLong> lag = new AtomicReference<>(OptionalLong.empty());
        lags.add(lag);
        return new SourceMetrics() {
            @Override
            public void read(long events, long bytes) {
                eventsIn.add(events);
                bytesIn.add(bytes);
            }

            @Override
            public void deadLetters(long records) {
                RunMetrics.this.deadLetters(records);
            }

            @Override
            public void watermark(long millis) {
                watermarks.merge(node, OptionalLong.of(millis), RunMetrics::later);
            }

            @Override
            public void lag(OptionalLong records) {
                lag.set(records);
            }
        };
    }

    /**
     * The counter of one sink.
     *
     * @param main whether its rows are results of the job, not dead letters or late rows
     */
    public DeliveryListener sink(String node, boolean main, TimeSource time) {
        LongAdder rowsDelivered = delivered.computeIfAbsent(node, n -> new LongAdder());
        return (rows, arrivalMicros) -> {
            rowsDelivered.add(rows);
            if (main) {
                eventsOut.add(rows);
                if (arrivalMicros != Sink.NO_ARRIVAL) {
                    latency.recordValueWithCount(Math.max(time.epochMicros() - arrivalMicros, 0), rows);
                }
            }
        };
    }

    /** The counters of this moment. */
    public JobMetrics snapshot(long elapsedNanos) {
        Map<String, Long> bySink = new HashMap<>();
        delivered.forEach((node, rows) -> bySink.put(node, rows.sum()));
        Map<String, Windows> byType = new HashMap<>();
        windows.forEach((type, adders) -> byType.put(type, new Windows(adders.created.sum(), adders.fired.sum())));
        return new JobMetrics(
                eventsIn.sum(),
                bytesIn.sum(),
                eventsOut.sum(),
                late.sum(),
                duplicates.sum(),
                deadLetters.sum(),
                byType,
                new Lookups(
                        keysLookedFor.sum(), keysKnown.sum(), lookups.sum(), lookupFailures.sum(), lookupMicros.sum()),
                least(watermarks.values()),
                sum(lags.stream().map(AtomicReference::get).toList()),
                latency(),
                bySink,
                elapsedNanos);
    }

    private Latency latency() {
        Histogram copy = latency.copy();
        return copy.getTotalCount() == 0
                ? Latency.NONE
                : new Latency(
                        copy.getTotalCount(),
                        copy.getValueAtPercentile(50),
                        copy.getValueAtPercentile(99),
                        copy.getValueAtPercentile(99.9));
    }

    private static OptionalLong later(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || other.orElseThrow() > one.orElseThrow() ? other : one;
    }

    private static OptionalLong least(Collection<OptionalLong> values) {
        return values.stream().allMatch(OptionalLong::isPresent)
                ? values.stream().mapToLong(OptionalLong::orElseThrow).min()
                : OptionalLong.empty();
    }

    private static OptionalLong sum(Collection<OptionalLong> values) {
        return values.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        values.stream().mapToLong(OptionalLong::orElseThrow).sum())
                : OptionalLong.empty();
    }
}
