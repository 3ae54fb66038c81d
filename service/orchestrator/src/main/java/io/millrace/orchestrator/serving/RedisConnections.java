package io.millrace.orchestrator.serving;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import io.millrace.orchestrator.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded pool of connections to Redis. Connections are opened when they are needed, so the service starts without Redis; a
 * connection that failed is thrown away, so it comes back by itself when Redis does.
 */
@Singleton
public final class RedisConnections {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConnections.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final RedisClient client;
    private final GenericObjectPool<StatefulRedisConnection<String, String>> pool;
    private final String address;
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    @Inject
    RedisConnections(Settings settings) {
        Settings.Redis redis = settings.redis();
        RedisURI uri = RedisURI.create(redis.url());
        uri.setTimeout(redis.timeout());
        uri.setClientName("millrace-orchestrator");
        address = uri.getHost() + ":" + uri.getPort();
        client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(redis.timeout())
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(redis.timeout()))
                .build());
        GenericObjectPoolConfig<StatefulRedisConnection<String, String>> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(redis.poolSize());
        config.setMaxIdle(redis.poolSize());
        config.setMaxWait(redis.timeout());
        config.setTestOnBorrow(true);
        config.setJmxEnabled(false);
        pool = ConnectionPoolSupport.createGenericObjectPool(client::connect, config, false);
    }

    /**
     * Runs commands on one connection of the pool.
     *
     * @throws StoreUnavailableException if Redis cannot be asked now
     */
    public <T> T call(Function<StatefulRedisConnection<String, String>, T> commands) {
        StatefulRedisConnection<String, String> connection = borrow();
        boolean usable = false;
        try {
            T result = commands.apply(connection);
            usable = true;
            answered();
            return result;
        } catch (RedisCommandExecutionException e) {
            usable = true;
            if (isOurFault(e)) {
                throw e;
            }
            throw unavailable(e);
        } catch (RedisException e) {
            throw unavailable(e);
        } finally {
            giveBack(connection, usable);
        }
    }

    /** Whether Redis answers now. */
    public boolean answers() {
        try {
            return call(connection -> connection.sync().ping()).equals("PONG");
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        pool.close();
        client.shutdown(Duration.ZERO, CLOSE_TIMEOUT);
    }

    /** The rest of what Redis refuses (loading, no permission, master down ...) says that Redis is not ready for us. */
    private static boolean isOurFault(RedisCommandExecutionException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("WRONGTYPE") || message.startsWith("ERR");
    }

    private StatefulRedisConnection<String, String> borrow() {
        try {
            return pool.borrowObject();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (NoSuchElementException e) {
            // The pool is exhausted: Redis answers, but more slowly than it is asked.
            throw new StoreUnavailableException(e);
        } catch (Exception e) {
            throw unavailable(e);
        }
    }

    private void giveBack(StatefulRedisConnection<String, String> connection, boolean usable) {
        if (usable) {
            pool.returnObject(connection);
            return;
        }
        try {
            pool.invalidateObject(connection);
        } catch (Exception e) {
            LOG.debug("A failed connection to Redis could not be closed", e);
        }
    }

    private StoreUnavailableException unavailable(Exception cause) {
        if (reachable.compareAndSet(true, false)) {
            LOG.warn("Redis at {} does not answer: {}", address, rootMessage(cause));
        }
        return new StoreUnavailableException(cause);
    }

    private void answered() {
        if (!reachable.get() && reachable.compareAndSet(false, true)) {
            LOG.info("Redis at {} answers again", address);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
