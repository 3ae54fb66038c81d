package io.millrace.connectors.redis;

import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.UnavailableException;
import java.util.List;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Reads the records of keys over one connection, which it makes anew as often as it must. Used by one thread. */
final class RedisReader implements AutoCloseable {
    private final RedisServer server;
    private final byte[] prefix;
    private final RowQuery query;
    private final Outage outage;
    private final OneConnection connection;

    /** @param prefix stands before each key */
    RedisReader(RedisServer server, byte[] prefix, RowQuery query, Outage outage) {
        this.server = server;
        this.prefix = prefix;
        this.query = query;
        this.outage = outage;
        this.connection = new OneConnection(server);
    }

    /**
     * The records of some keys, in their order.
     *
     * @throws UnavailableException if the server is away
     * @throws io.millrace.model.error.MillraceException if it refuses
     */
    EncodedRecords read(EncodedRecords keys) {
        try {
            EncodedRecords records = attempt(keys);
            outage.end();
            return records;
        } catch (JedisException e) {
            connection.close();
            if (!RedisErrors.mayPass(e)) {
                throw RedisErrors.refused(server, e);
            }
            outage.begin(e);
            throw new UnavailableException(RedisErrors.unreachable(server, e));
        }
    }

    private EncodedRecords attempt(EncodedRecords keys) {
        Pipeline pipeline = new Pipeline(connection.get());
        for (int i = 0; i < keys.count(); i++) {
            query.ask(pipeline, key(keys, i));
        }
        List<Object> replies = pipeline.syncAndReturnAll();
        EncodedRecords records = new EncodedRecords();
        for (Object reply : replies) {
            if (reply instanceof JedisDataException error) {
                throw error;
            }
            query.read(reply, records);
        }
        return records;
    }

    private byte[] key(EncodedRecords keys, int record) {
        byte[] key = new byte[prefix.length + keys.length(record)];
        System.arraycopy(prefix, 0, key, 0, prefix.length);
        System.arraycopy(keys.data(), keys.start(record), key, prefix.length, keys.length(record));
        return key;
    }

    @Override
    public void close() {
        connection.close();
    }
}
