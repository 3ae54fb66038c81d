package io.millrace.connectors.redis;

import io.millrace.model.error.MillraceException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Writes chunks over one connection, which it makes anew as often as it must. Used by one thread. */
final class RedisWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);

    private final RedisServer server;
    private final Outage outage;
    private final OneConnection connection;
    private boolean sweeping = true;

    RedisWriter(RedisServer server, Outage outage) {
        this.server = server;
        this.outage = outage;
        this.connection = new OneConnection(server);
    }

    /**
     * Returns when all of the chunk has been written, however long the server is away.
     *
     * @throws MillraceException if the server refuses it, or is away for longer than the job wants to wait
     */
    void write(Chunk chunk) throws InterruptedException {
        @Nullable Backoff backoff = null;
        while (true) {
            try {
                attempt(chunk);
                outage.end();
                return;
            } catch (JedisException e) {
                close();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!RedisErrors.mayPass(e)) {
                    throw RedisErrors.refused(server, e);
                }
                outage.begin(e);
                if (backoff == null) {
                    backoff = new Backoff(server.time(), server.retryTimeout());
                }
                if (!backoff.pause()) {
                    throw RedisErrors.unreachable(server, server.retryTimeout().orElseThrow(), e);
                }
            }
        }
    }

    private void attempt(Chunk chunk) {
        Pipeline pipeline = new Pipeline(connection.get());
        chunk.write(pipeline);
        firstError(pipeline.syncAndReturnAll()).ifPresent(error -> {
            throw error;
        });
        if (sweeping && chunk.hasSweeps()) {
            chunk.sweep(pipeline);
            firstError(pipeline.syncAndReturnAll()).ifPresent(error -> {
                sweeping = false;
                LOG.warn(
                        "expired members stay in the sorted sets of the job, because {} runs no scripts for it: {}",
                        server,
                        error.getMessage());
            });
        }
    }

    private static Optional<JedisDataException> firstError(List<Object> replies) {
        return replies.stream()
                .filter(JedisDataException.class::isInstance)
                .map(JedisDataException.class::cast)
                .findFirst();
    }

    @Override
    public void close() {
        connection.close();
    }
}
