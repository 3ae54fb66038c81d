package io.millrace.connectors.redis;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.LookupContext;
import io.millrace.model.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A server and how to connect to it.
 *
 * @param connectTimeout how long it may take to answer at the start of a job
 * @param replyTimeout how long it may take to answer later, before the connection is taken for lost
 * @param retryTimeout how long to try while it is away
 */
record RedisServer(
        RedisAddress address,
        Duration connectTimeout,
        Duration replyTimeout,
        Optional<Duration> retryTimeout,
        TimeSource time) {

    static RedisServer of(Options options, ConnectorContext context) {
        return new RedisServer(
                RedisAddress.of(options, context),
                options.duration(ServerOptions.CONNECT_TIMEOUT),
                options.duration(RedisSinkConnector.REPLY_TIMEOUT),
                options.optionalDuration(RedisSinkConnector.RETRY_TIMEOUT),
                context.time());
    }

    static RedisServer of(Options options, LookupContext context) {
        return new RedisServer(
                RedisAddress.of(options, context.connector()),
                options.duration(ServerOptions.CONNECT_TIMEOUT),
                context.timeout(),
                Optional.empty(),
                context.connector().time());
    }

    /** @throws JedisException if the server does not answer, or does not let us in */
    Connection connect() {
        return connect(replyTimeout);
    }

    private Connection connect(Duration patience) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .database(address.database())
                .connectionTimeoutMillis(Math.toIntExact(connectTimeout.toMillis()))
                .socketTimeoutMillis(Math.toIntExact(patience.toMillis()))
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (address.tls()) {
            // The trust store of the JVM, and the name in the certificate is checked.
            config.sslOptions(SslOptions.defaults());
        }
        address.user().ifPresent(config::user);
        address.password().ifPresent(config::password);
        Connection connection = new Connection(new HostAndPort(address.host(), address.port()), config.build());
        try {
            connection.ping();
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** @throws MillraceException if no connection could be made in time */
    void checkReachable() {
        Backoff backoff = new Backoff(time, Optional.of(connectTimeout));
        while (true) {
            try {
                connect(connectTimeout).close();
                return;
            } catch (JedisException e) {
                if (!RedisErrors.mayPass(e)) {
                    throw RedisErrors.refused(this, e);
                }
                if (!pause(backoff)) {
                    throw RedisErrors.unreachable(this, connectTimeout, e);
                }
            }
        }
    }

    private static boolean pause(Backoff backoff) {
        try {
            return backoff.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** For people: the address without user and password. */
    @Override
    public String toString() {
        return address.toString();
    }
}
