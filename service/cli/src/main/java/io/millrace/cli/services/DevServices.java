package io.millrace.cli.services;

import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedKafka;
import io.millrace.embedded.EmbeddedRedis;
import io.millrace.embedded.KafkaOptions;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RedisOptions;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import io.millrace.model.error.MillraceException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Services on this machine that live as long as the command. */
public final class DevServices implements AutoCloseable {
    private static final String KAFKA = "kafka";
    private static final String REDIS = "redis";

    private final Deque<RunningService> running = new ArrayDeque<>();
    private final Map<String, String> environment = new HashMap<>();
    private final CompletableFuture<MillraceException> loss = new CompletableFuture<>();

    private Optional<DataDirectory> data = Optional.empty();

    private DevServices() {}

    /**
     * Starts what is needed, one after the other.
     *
     * @param needed names of services, see {@link ServiceNeeds}; one that we do not have is left to the connector's own error
     * @param directory where they keep their data; not touched if nothing is needed
     * @param kept whether the services start with the data of earlier commands and leave theirs behind, or start empty
     * @throws io.millrace.embedded.EmbeddedException if one cannot be started
     */
    public static DevServices start(Set<String> needed, Path directory, boolean kept, StartListener listener) {
        DevServices services = new DevServices();
        if (!needed.contains(KAFKA) && !needed.contains(REDIS)) {
            return services;
        }
        DataDirectory data = DataDirectory.open(directory);
        services.data = Optional.of(data);
        try {
            if (needed.contains(KAFKA)) {
                if (!kept) {
                    EmbeddedKafka.clear(data);
                }
                services.add(
                        EmbeddedKafka.start(ProgramFiles.fromSystemProperty(), data, KafkaOptions.DEFAULTS, listener),
                        "KAFKA_BOOTSTRAP_SERVERS");
                services.environment.put("KAFKA_SSL_ENABLED", "false");
            }
            if (needed.contains(REDIS)) {
                RedisOptions options = RedisOptions.DEFAULTS.withPassword(true).withAppendOnly(kept);
                services.add(
                        EmbeddedRedis.start(ProgramFiles.fromSystemProperty(), data, options, listener),
                        "REDIS_CONNECTION");
            }
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
        return services;
    }

    /** The addresses, under the names of the environment variables that take them. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Completes when a service has ended by itself. */
    public CompletableFuture<MillraceException> loss() {
        return loss;
    }

    private void add(RunningService service, String variable) {
        running.push(service);
        environment.put(variable, service.address());
        CompletableFuture<Void> unused = service.onExit()
                .thenAccept(code -> loss.complete(new MillraceException(
                        "EMBEDDED_SERVICE_LOST",
                        service.name() + " has ended by itself with exit code " + code
                                + "; its log is below the data directory")));
    }

    /** Ends them in the reverse order. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        data.ifPresent(DataDirectory::close);
    }
}
