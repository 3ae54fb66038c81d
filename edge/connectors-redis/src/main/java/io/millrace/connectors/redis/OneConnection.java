package io.millrace.connectors.redis;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/** A connection that is made when it is wanted, and anew when it was closed. Used by one thread. */
final class OneConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneConnection.class);

    private final RedisServer server;
    private @Nullable Connection connection;

    OneConnection(RedisServer server) {
        this.server = server;
    }

    /** @throws JedisException if the server does not answer, or does not let us in */
    Connection get() {
        Connection current = connection;
        if (current == null) {
            current = server.connect();
            connection = current;
        }
        return current;
    }

    @Override
    public void close() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (JedisException e) {
                LOG.debug("a broken connection to {} did not close cleanly", server, e);
            }
        }
    }
}
