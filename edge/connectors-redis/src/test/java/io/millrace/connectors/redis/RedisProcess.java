package io.millrace.connectors.redis;

import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedRedis;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RedisOptions;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import io.millrace.testkit.ProcessSignal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** A real server that can be taken away and brought back. */
final class RedisProcess implements AutoCloseable {
    private final DataDirectory data;
    private final RedisOptions options;
    private RunningService service;

    /** A server that keeps what it has confirmed, also if it is killed. */
    RedisProcess(Path directory) {
        this(directory, RedisOptions.DEFAULTS.withAppendOnly(true));
    }

    RedisProcess(Path directory, RedisOptions options) {
        this.data = DataDirectory.open(directory.resolve("redis-data"));
        this.options = options;
        this.service = start(options);
    }

    private RunningService start(RedisOptions with) {
        return EmbeddedRedis.start(ProgramFiles.fromSystemProperty(), data, with, StartListener.SILENT);
    }

    String address() {
        return service.address();
    }

    Map<String, String> environment() {
        return Map.of("REDIS_CONNECTION", address());
    }

    Jedis client() {
        return new Jedis(URI.create(address()));
    }

    void kill() {
        process().destroyForcibly();
        service.onExit().join();
        service.close();
    }

    /** Starts it again with its data and at its address. */
    void restart() {
        service = start(options.withPort(URI.create(address()).getPort()));
    }

    /** Sends a signal such as STOP to the server's process. */
    void signal(String name) {
        ProcessSignal.send(process(), name);
    }

    private ProcessHandle process() {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().command().orElse("").contains(data.path().toString()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        service.close();
        data.close();
    }
}
