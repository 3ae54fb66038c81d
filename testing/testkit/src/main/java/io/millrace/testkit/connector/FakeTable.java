package io.millrace.testkit.connector;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.LookupContext;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A table in memory that stands for one outside, and behaves as badly: it answers some requests at once and others late, in any order, fails some and never answers some. Which, a
 * seed decides.
 */
public final class FakeTable implements LookupConnector {
    private final String name;
    private final Map<String, String> records;
    private final Faults faults;
    private final Random random;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong keysAsked = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /**
     * How badly it behaves.
     *
     * @param seed decides which requests are hit
     * @param latestMillis how long an answer may take
     * @param failing one in so many requests fails; 0: none
     * @param unanswered one in so many requests is never answered; 0: none
     */
    public record Faults(long seed, int latestMillis, int failing, int unanswered) {
        /** Answers all requests at once. */
        public static final Faults NONE = new Faults(0, 0, 0, 0);
    }

    /**
     * @param name what jobs call the connector
     * @param records by key
     */
    public FakeTable(String name, Map<String, String> records, Faults faults) {
        this.name = name;
        this.records = Map.copyOf(records);
        this.faults = faults;
        this.random = new Random(faults.seed());
    }

    /** How many requests there were. */
    public long requests() {
        return requests.get();
    }

    /** How many of them have failed, or will never be answered. */
    public long failures() {
        return failures.get();
    }

    /** How many keys were asked for. */
    public long keysAsked() {
        return keysAsked.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "Records in memory, for tests.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.optional("prefix", Kind.STRING, "Stands before each key of a real table."));
    }

    @Override
    public LookupTable open(Options options, LookupContext context) {
        return new LookupTable() {
            @Override
            public CompletionStage<EncodedRecords> lookUp(EncodedRecords keys) {
                return answer(keys);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    private synchronized CompletionStage<EncodedRecords> answer(EncodedRecords keys) {
        requests.incrementAndGet();
        keysAsked.addAndGet(keys.count());
        if (isHit(faults.unanswered())) {
            return new CompletableFuture<>();
        }
        if (isHit(faults.failing())) {
            return CompletableFuture.failedFuture(
                    new UnavailableException(new MillraceException("FAKE_TABLE_AWAY", "the table does not answer")));
        }
        int millis = random.nextInt(faults.latestMillis() + 1);
        return millis == 0
                ? CompletableFuture.completedFuture(find(keys))
                : CompletableFuture.supplyAsync(
                        () -> find(keys), CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    private boolean isHit(int oneIn) {
        boolean hit = oneIn > 0 && random.nextInt(oneIn) == 0;
        failures.addAndGet(hit ? 1 : 0);
        return hit;
    }

    private EncodedRecords find(EncodedRecords keys) {
        EncodedRecords found = new EncodedRecords();
        for (int i = 0; i < keys.count(); i++) {
            String record = records.get(keys.string(i));
            if (record == null) {
                found.endAbsent();
            } else {
                found.write(record.getBytes(StandardCharsets.UTF_8));
                found.end();
            }
        }
        return found;
    }
}
