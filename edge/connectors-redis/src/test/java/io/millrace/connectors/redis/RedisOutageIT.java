package io.millrace.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.connectors.redis.Writing.Row;
import io.millrace.model.data.Batch;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class RedisOutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Not the common pool, which may have one thread only and tells the end of processes. */
    private static final Executor OWN_THREAD =
            task -> Thread.ofPlatform().daemon().start(task);

    private final RedisProcess redis;

    RedisOutageIT(@TempDir Path directory) {
        this.redis = new RedisProcess(directory);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void losesNothingWhenTheServerIsKilledWhileItIsWrittenTo() {
        int batches = 400;
        AtomicInteger written = new AtomicInteger();
        try (Writing writing = Writing.of(redis.environment(), Map.of())) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < batches; i++) {
                            writing.write(i, rows(i));
                            written.incrementAndGet();
                        }
                    },
                    OWN_THREAD);
            await().atMost(PATIENCE).until(() -> writing.job.deliveredRows() > 10_000);
            redis.kill();
            long deliveredWhenKilled = writing.job.deliveredRows();
            assertThat(written.get()).isLessThan(batches);
            // The sink takes what it has room for and then no more.
            await().atMost(PATIENCE)
                    .until(() -> !writing.sink.write(Writing.batch(new Row("z", 0, "z")), Sink.NO_ARRIVAL));
            redis.restart();

            await().atMost(PATIENCE).until(writer::isDone);
            writer.join();
            writing.commit();
            assertThat(writing.job.deliveredRows()).isGreaterThan(deliveredWhenKilled);
            assertThat(writing.job.failures()).isEmpty();
        }
        try (Jedis client = redis.client()) {
            for (int i = 0; i < batches; i++) {
                for (Row row : rows(i)) {
                    assertThat(client.exists("id:" + row.id() + ":at:" + row.at()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aServerThatHangsHoldsTheJobBackAndLosesNothing() {
        try (Writing writing = Writing.of(redis.environment(), Map.of("replyTimeout", Duration.ofMillis(300)));
                Jedis client = redis.client()) {
            writing.write(0, rows(0));
            writing.commit();

            redis.signal("STOP");
            Batch batch = Writing.batch(rows(1));
            int taken = 0;
            while (writing.sink.write(batch, Sink.NO_ARRIVAL)) {
                taken++;
            }
            assertThat(taken).isPositive();
            assertThat(writing.job.deliveredRows()).isEqualTo(100);
            redis.signal("CONT");

            writing.commit();
            assertThat(writing.job.deliveredRows()).isEqualTo(100 + taken * 100L);
            assertThat(client.dbSize()).isEqualTo(200);
            assertThat(writing.job.failures()).isEmpty();
        }
    }

    @Test
    void failsOnceItsPatienceIsOver() {
        try (Writing writing = Writing.of(redis.environment(), Map.of("retryTimeout", Duration.ofMillis(500)))) {
            redis.kill();
            writing.write(0, rows(0));

            await().atMost(PATIENCE).until(() -> !writing.job.failures().isEmpty());
            assertThat(writing.job.failures())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("REDIS_UNREACHABLE"));
            assertThat(writing.sink.prepare(1)).failsWithin(PATIENCE);
        }
        redis.restart();
    }

    @Test
    void closesAtOnceWhileTheServerIsAwayOrHangs() {
        try (Writing writing = Writing.of(redis.environment(), Map.of())) {
            writing.write(0, rows(0));
            writing.commit();
            redis.signal("STOP");
            writing.write(0, rows(1));
            var pending = writing.sink.prepare(1);
            assertThat(pending).isNotDone();

            writing.sink.close();
            assertThat(pending).failsWithin(PATIENCE);
            assertThat(writing.job.failures()).isEmpty();
        }
        redis.signal("CONT");
    }

    @Test
    void waitsAtTheStartForAServerThatIsJustComing() {
        redis.kill();
        CompletableFuture<Writing> opening = CompletableFuture.supplyAsync(
                () -> Writing.of(redis.environment(), Map.of("connectTimeout", PATIENCE)), OWN_THREAD);
        assertThat(opening).isNotDone();
        redis.restart();

        try (Writing writing = opening.join()) {
            writing.write(0, rows(0));
            writing.commit();
            assertThat(writing.job.deliveredRows()).isEqualTo(100);
        }
    }

    private static Row[] rows(int batch) {
        return IntStream.range(0, 100)
                .mapToObj(i -> new Row("key " + i, batch, "value " + i))
                .toArray(Row[]::new);
    }
}
