package io.millrace.orchestrator.serving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.millrace.orchestrator.settings.Settings;
import io.millrace.orchestrator.settings.WindowLayout;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The windows in Redis. A window that has expired may still stand in the index; it is skipped, and taken out of the index.
 *
 * <p>Every method throws {@link StoreUnavailableException} if Redis cannot be asked now.
 */
@Singleton
public final class WindowStore {

    private static final Logger LOG = LoggerFactory.getLogger(WindowStore.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_BATCH = 1_000;

    /**
     * Takes the windows KEYS[2..] out of the index KEYS[1] if they are still gone. It is one step in Redis and a writer puts the
     * value before the index, so no window that comes back meanwhile is lost.
     */
    private static final String TRIM = """
            local expired = {}
            for i, member in ipairs(ARGV) do
              if redis.call('EXISTS', KEYS[i + 1]) == 0 then expired[#expired + 1] = member end
            end
            if #expired == 0 then return 0 end
            return redis.call('ZREM', KEYS[1], unpack(expired))
            """;

    private final RedisConnections redis;
    private final WindowLayout layout;

    @Inject
    WindowStore(RedisConnections redis, Settings settings) {
        this.redis = redis;
        this.layout = settings.layout();
    }

    /** The ids of all regions, sorted. */
    public List<String> regions() {
        return redis.call(connection -> connection.sync().smembers(layout.regionsKey()).stream()
                .sorted()
                .toList());
    }

    /** Whether a job has written a window of this region. */
    public boolean knows(String region) {
        return redis.call(connection -> connection.sync().sismember(layout.regionsKey(), region));
    }

    /**
     * The latest windows of a region that start in a range of time, the latest first.
     *
     * @param count at most so many, at least 1
     */
    public List<Window> latest(String region, TimeRange range, int count) {
        return redis.call(connection -> {
            List<Window> found = new ArrayList<>(count);
            Boundary<Long> from = Boundary.including(range.from().toEpochMilli());
            Boundary<Long> to = Boundary.excluding(range.to().toEpochMilli());
            int batch = Math.min(count, MAX_BATCH);
            while (true) {
                List<ScoredValue<String>> index = connection
                        .sync()
                        .zrevrangebyscoreWithScores(
                                layout.windowsOf(region), Range.from(from, to), Limit.create(0, batch));
                read(connection, region, index, found);
                if (index.size() < batch || found.size() >= count) {
                    return List.copyOf(found.subList(0, Math.min(found.size(), count)));
                }
                // Some had expired: look further back, in large steps.
                to = Boundary.excluding(millis(index.getLast()));
                batch = MAX_BATCH;
            }
        });
    }

    private void read(
            StatefulRedisConnection<String, String> connection,
            String region,
            List<ScoredValue<String>> index,
            List<Window> found) {
        if (index.isEmpty()) {
            return;
        }
        String[] keys = index.stream()
                .map(entry -> layout.window(region, entry.getValue()))
                .toArray(String[]::new);
        List<KeyValue<String, String>> values = connection.sync().mget(keys);
        List<String> expired = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            if (!values.get(i).hasValue()) {
                expired.add(index.get(i).getValue());
                continue;
            }
            String json = values.get(i).getValue();
            if (isJsonObject(json)) {
                found.add(new Window(Instant.ofEpochMilli(millis(index.get(i))), json));
            } else {
                LOG.warn("The value of {} is not a JSON object; the window is left out", keys[i]);
            }
        }
        if (!expired.isEmpty()) {
            trim(connection, region, expired);
        }
    }

    /** Nobody waits for it: it only saves time, and a server that lets us read only refuses it. */
    private void trim(StatefulRedisConnection<String, String> connection, String region, List<String> expired) {
        String[] keys = Stream.concat(
                        Stream.of(layout.windowsOf(region)),
                        expired.stream().map(member -> layout.window(region, member)))
                .toArray(String[]::new);
        connection
                .async()
                .<Long>eval(TRIM, ScriptOutputType.INTEGER, keys, expired.toArray(String[]::new))
                .whenComplete((trimmed, failure) -> {
                    if (failure != null) {
                        LOG.debug("The index of {} could not be trimmed", region, failure);
                    }
                });
    }

    private static long millis(ScoredValue<String> entry) {
        return (long) entry.getScore();
    }

    private static boolean isJsonObject(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
