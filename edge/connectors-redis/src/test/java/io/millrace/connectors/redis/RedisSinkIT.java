package io.millrace.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.connectors.redis.Writing.Row;
import io.millrace.embedded.RedisOptions;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Sink;
import io.millrace.testkit.connector.ConnectorJob.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class RedisSinkIT {
    private static final Map<String, Object> INDEXES = Map.of(
            "indexSet", "ids",
            "indexSetMember", "{id}",
            "indexSortedSet", "id:{id}:times",
            "indexSortedSetMember", "{at:millis}");

    private final RedisProcess redis;
    private final Jedis client;

    RedisSinkIT(@TempDir Path directory) {
        this.redis = new RedisProcess(directory, RedisOptions.DEFAULTS.withPassword(true));
        this.client = redis.client();
    }

    @AfterEach
    void close() {
        client.close();
        redis.close();
    }

    @Test
    void setsValuesAndIndexesThatLiveForAWhile() {
        try (Writing writing = write(with(INDEXES, "ttl", Duration.ofDays(7)))) {
            writing.write(42, new Row("a", 1000, "one"), new Row("a", 2000, "two"), new Row("b", 1000, "three"));
            writing.commit();

            assertThat(client.get("id:a:at:1000")).isEqualTo("one");
            assertThat(client.get("id:a:at:2000")).isEqualTo("two");
            assertThat(client.get("id:b:at:1000")).isEqualTo("three");
            assertThat(client.smembers("ids")).containsExactlyInAnyOrder("a", "b");
            assertThat(client.zrange("id:a:times", 0, -1)).containsExactly("1000", "2000");
            assertThat(client.zscore("id:a:times", "2000")).isEqualTo(2000.0);
            assertThat(client.keys("*")).hasSize(6).allSatisfy(key -> assertThat(client.ttl(key))
                    .isBetween(604_700L, 604_800L));
            assertThat(writing.job.deliveries()).containsExactly(new Delivery(3, 42));
            assertThat(writing.job.failures()).isEmpty();
        }
    }

    @Test
    void valuesStayForEverUnlessAskedOtherwise() {
        try (Writing writing = write(INDEXES)) {
            writing.write(0, new Row("a", 1000, "one"));
            writing.commit();

            assertThat(client.keys("*")).hasSize(3).allSatisfy(key -> assertThat(client.ttl(key))
                    .isEqualTo(-1));
        }
    }

    @Test
    void writesSelectedRowsOnlyAndDeletesAbsentValues() {
        client.set("id:c:at:3", "of before");
        try (Writing writing = write(Map.of())) {
            var rows = Writing.batch(new Row("a", 1, "x"), new Row("b", 2, "y"), new Row("c", 3, null))
                    .select(Selection.of(new int[] {1, 2}, 2));
            await().until(() -> writing.sink.write(rows, Sink.NO_ARRIVAL));
            writing.commit();

            assertThat(client.keys("*")).containsExactly("id:b:at:2");
            assertThat(writing.job.deliveries()).containsExactly(new Delivery(2, Sink.NO_ARRIVAL));
        }
    }

    @Test
    void theLastRowOfAKeyStands() {
        int keys = 100;
        int count = 100_000;
        try (Writing writing = write(Map.of("key", "{id}", "connections", 4L))) {
            for (int from = 0; from < count; from += 500) {
                writing.write(
                        0,
                        IntStream.range(from, from + 500)
                                .mapToObj(i -> new Row("key " + i % keys, 0, Integer.toString(i)))
                                .toArray(Row[]::new));
            }
            writing.commit();
            assertThat(writing.job.deliveredRows()).isEqualTo(count);
        }

        for (int key = 0; key < keys; key++) {
            assertThat(client.get("key " + key)).isEqualTo(Integer.toString(count - keys + key));
        }
    }

    @Test
    void indexesLoseTheMembersWhoseValuesHaveExpired() {
        Map<String, Object> options = with(INDEXES, "ttl", Duration.ofSeconds(2));
        try (Writing writing = write(options)) {
            writing.write(0, rows(0, 500));
            writing.commit();
            assertThat(client.zcard("id:a:times")).isEqualTo(500);
            await().until(() -> client.keys("id:a:at:*").isEmpty());

            // Which rows sweep is left to chance.
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                writing.write(0, rows(1000, 1010));
                writing.commit();
                return client.zcard("id:a:times") == 10;
            });
            assertThat(client.zrange("id:a:times", 0, -1)).allMatch(member -> member.length() == 4);
        }
    }

    @Test
    void indexesKeepTheMembersOfAReplayedPast() {
        Map<String, Object> options = with(INDEXES, "ttl", Duration.ofDays(7));
        try (Writing writing = write(options)) {
            writing.write(0, rows(0, 10_000));
            writing.commit();
            assertThat(client.zcard("id:a:times")).isEqualTo(10_000);
        }
    }

    @Test
    void waitsWhileTheServerTakesNoWrites() {
        try (Writing writing = write(Map.of())) {
            client.configSet("maxmemory", "1");
            writing.write(0, new Row("a", 1, "x"));
            await().until(() -> client.info("errorstats").contains("errorstat_OOM"));
            assertThat(writing.job.deliveries()).isEmpty();

            client.configSet("maxmemory", "0");
            writing.commit();
            assertThat(client.get("id:a:at:1")).isEqualTo("x");
            assertThat(writing.job.failures()).isEmpty();
        }
    }

    @Test
    void failsOnWhatWillNeverWork() {
        client.lpush("ids", "a list where a set should be");
        try (Writing writing = write(INDEXES)) {
            writing.write(0, new Row("a", 1, "x"));

            await().until(() -> !writing.job.failures().isEmpty());
            assertThat(writing.job.failures()).singleElement().isInstanceOfSatisfying(MillraceException.class, e -> {
                assertThat(e.code()).isEqualTo("REDIS_REFUSED");
                assertThat(e).hasMessageContaining("WRONGTYPE");
            });
            assertThat(writing.sink.prepare(1)).failsWithin(Duration.ofSeconds(30));
            assertThat(writing.job.deliveries()).isEmpty();
        }
    }

    @Test
    void failsOnAMemberThatIsNoNumber() {
        try (Writing writing = write(Map.of("indexSortedSet", "all", "indexSortedSetMember", "{id}"))) {
            writing.write(0, new Row("12", 1, "x"), new Row("twelve", 1, "x"));

            await().until(() -> !writing.job.failures().isEmpty());
            assertThat(writing.job.failures().getFirst())
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("REDIS_MEMBER_NOT_A_NUMBER"))
                    .hasMessageContainingAll("'twelve'", "'all'");
        }
    }

    @Test
    void goesOnWithoutSweepsWhereScriptsAreForbidden() {
        client.aclSetUser("poor", "on", ">pw", "~*", "+@all", "-@scripting");
        String address = redis.address().replaceFirst("//.*@", "//poor:pw@");
        Map<String, Object> options = with(with(INDEXES, "ttl", Duration.ofDays(7)), "address", address);
        try (Writing writing = write(options)) {
            writing.write(0, rows(0, 2000));
            writing.commit();

            assertThat(client.zcard("id:a:times")).isEqualTo(2000);
            assertThat(writing.job.failures()).isEmpty();
        }
    }

    @Test
    void saysWhyItCannotStart() {
        String host = redis.address().replaceFirst(".*@", "");
        assertError(Map.of("address", "redis://:wrong@" + host), "REDIS_NOT_AUTHORIZED", "WRONGPASS");
        assertError(Map.of("address", "redis://" + host), "REDIS_NOT_AUTHORIZED", "NOAUTH");
        assertError(Map.of("address", redis.address() + "/99"), "REDIS_REFUSED", "index is out of range");
        Map<String, Object> quick = Map.of("connectTimeout", Duration.ofMillis(500));
        assertError(with(quick, "address", "redis://:secret@127.0.0.1:1"), "REDIS_UNREACHABLE", "redis://127.0.0.1:1 ");
        assertError(with(quick, "address", "redis://host.invalid"), "REDIS_UNREACHABLE", "host.invalid:6379");
        assertError(with(quick, "address", "rediss://" + host), "REDIS_UNREACHABLE", "rediss://" + host);
        assertError(Map.of("indexSet", "ids"), "REDIS_INDEX_INCOMPLETE", "indexSetMember");
        assertThatThrownBy(() -> Writing.of(Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("REDIS_ADDRESS_MISSING"));
    }

    private void assertError(Map<String, Object> options, String code, String part) {
        assertThatThrownBy(() -> write(options))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part)
                .message()
                .doesNotContain("secret", "wrong");
    }

    private Writing write(Map<String, Object> options) {
        return Writing.of(redis.environment(), options);
    }

    private static Row[] rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Row("a", i, Integer.toString(i)))
                .toArray(Row[]::new);
    }

    private static Map<String, Object> with(Map<String, Object> options, String name, Object value) {
        Map<String, Object> more = new HashMap<>(options);
        more.put(name, value);
        return more;
    }
}
