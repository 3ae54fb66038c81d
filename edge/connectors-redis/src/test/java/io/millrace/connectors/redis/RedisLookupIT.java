package io.millrace.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.LookupContext;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.UnavailableException;
import io.millrace.testkit.connector.ConnectorJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class RedisLookupIT {
    private static final Schema SCHEMA =
            Schema.of(Field.nullable("name", Scalar.STRING), Field.nullable("floor", Scalar.INT));

    private final RedisLookupConnector connector = new RedisLookupConnector();
    private final RedisProcess redis;

    RedisLookupIT(@TempDir Path directory) {
        this.redis = new RedisProcess(directory);
        try (Jedis client = redis.client()) {
            client.hset("room:kitchen", Map.of("name", "The \"old\", large kitchen", "floor", "1", "size", "20"));
            client.hset("room:attic", Map.of("floor", "3"));
            client.hset("room:yard", Map.of("size", "100"));
            client.set("kitchen", "{\"name\": \"kitchen\"}");
            client.set("empty", "");
        }
    }

    @AfterEach
    void close() {
        redis.close();
    }

    private LookupTable open(String prefix, boolean wholeRecords) {
        ConnectorJob job = new ConnectorJob(Path.of("."), redis.environment());
        return connector.open(
                ConnectorJob.options(connector, Map.of("prefix", prefix)),
                new LookupContext(job.context(), SCHEMA, wholeRecords, Duration.ofSeconds(1)));
    }

    private static List<@Nullable String> find(LookupTable table, String... keys)
            throws InterruptedException, ExecutionException, TimeoutException {
        EncodedRecords asked = new EncodedRecords();
        for (String key : keys) {
            asked.write(key.getBytes(StandardCharsets.UTF_8));
            asked.end();
        }
        EncodedRecords found = table.lookUp(asked).toCompletableFuture().get(1, TimeUnit.MINUTES);
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < found.count(); i++) {
            texts.add(found.isAbsent(i) ? null : found.string(i));
        }
        return texts;
    }

    @Test
    void hashesAreGivenAsLinesOfTheirFields() throws Exception {
        try (LookupTable table = open("room:", false)) {
            assertThat(find(table, "kitchen", "nowhere", "attic", "yard"))
                    .containsExactly("\"The \"\"old\"\", large kitchen\",\"1\"", null, ",\"3\"", null);
        }
    }

    @Test
    void valuesAreGivenAsTheyAre() throws Exception {
        try (LookupTable table = open("", true)) {
            assertThat(find(table, "nowhere", "kitchen", "empty")).containsExactly(null, "{\"name\": \"kitchen\"}", "");
        }
    }

    @Test
    void aKeyWithAValueOfAnotherKindIsAnErrorThatDoesNotPass() {
        try (LookupTable table = open("", false)) {
            assertThatThrownBy(() -> find(table, "kitchen"))
                    .cause()
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("REDIS_REFUSED"))
                    .hasMessageContaining("WRONGTYPE");
        }
    }

    @Test
    void aServerThatIsAwayIsUnavailableUntilItIsBack() throws Exception {
        try (LookupTable table = open("", true)) {
            assertThat(find(table, "kitchen")).doesNotContainNull();
            redis.kill();
            for (int connection = 0; connection < 3; connection++) {
                assertThatThrownBy(() -> find(table, "kitchen"))
                        .cause()
                        .isInstanceOfSatisfying(
                                UnavailableException.class,
                                e -> assertThat(e.reason().code()).isEqualTo("REDIS_UNREACHABLE"));
            }
            redis.restart();
            assertThat(find(table, "kitchen")).doesNotContainNull();
        }
    }

    @Test
    void aServerThatHangsIsUnavailableAfterAWhile() throws Exception {
        try (LookupTable table = open("", true)) {
            assertThat(find(table, "kitchen")).doesNotContainNull();
            redis.signal("STOP");
            assertThatThrownBy(() -> find(table, "kitchen")).cause().isInstanceOf(UnavailableException.class);
            redis.signal("CONT");
            assertThat(find(table, "kitchen")).doesNotContainNull();
        }
    }
}
