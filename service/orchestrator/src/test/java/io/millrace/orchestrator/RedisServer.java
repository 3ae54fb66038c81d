package io.millrace.orchestrator;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedRedis;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RedisOptions;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A real Redis that tests fill, kill, freeze and start again at the same port. */
final class RedisServer implements AutoCloseable {

    private static final Duration EXPIRES = Duration.ofDays(7);

    private final DataDirectory data;
    private RunningService service;

    RedisServer(Path directory) {
        data = DataDirectory.open(directory);
        service = start(RedisOptions.DEFAULTS);
    }

    String url() {
        return service.address();
    }

    void window(String region, long timestamp, String json) {
        commands(redis -> write(redis, region, timestamp, json));
    }

    /** Writes a window as the job's sink does: the value, then the index. */
    static void write(RedisCommands<String, String> redis, String region, long timestamp, String json) {
        redis.setex("region:" + region + ":window:" + timestamp, EXPIRES.toSeconds(), json);
        redis.zadd("region:" + region + ":windows", (double) timestamp, String.valueOf(timestamp));
        redis.sadd("regions", region);
    }

    void commands(Consumer<RedisCommands<String, String>> commands) {
        try (RedisClient client = RedisClient.create(url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            commands.accept(connection.sync());
        }
    }

    void kill() throws IOException, InterruptedException {
        signal("KILL");
        await().until(() -> !service.isAlive());
        service.close();
    }

    void restart() {
        service = start(RedisOptions.DEFAULTS.withPort(URI.create(url()).getPort()));
    }

    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Override
    public void close() {
        service.close();
        data.close();
    }

    private RunningService start(RedisOptions options) {
        return EmbeddedRedis.start(ProgramFiles.fromSystemProperty(), data, options, StartListener.SILENT);
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = Files.readString(data.of("redis").resolve("redis.pid")).strip();
        Process kill = new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("kill -" + signal + " " + pid + " failed");
        }
    }
}
