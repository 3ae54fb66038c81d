package io.millrace.connectors.redis;

import io.millrace.model.error.MillraceException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** What the client throws and the server answers, in words of ours. */
final class RedisErrors {
    /** First words of answers that mean: not now. */
    private static final Set<String> FOR_NOW = Set.of(
            "LOADING", "BUSY", "OOM", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "NOREPLICAS", "MISCONF");

    private RedisErrors() {}

    /** Whether the same may work later: the server is away, or takes no writes for now. */
    static boolean mayPass(JedisException e) {
        return e instanceof JedisConnectionException || FOR_NOW.contains(firstWord(e));
    }

    static MillraceException unreachable(RedisServer server, Duration limit, JedisException cause) {
        return new MillraceException(
                "REDIS_UNREACHABLE",
                "no Redis server answers at " + server + " within " + limit.toMillis() + " ms: " + reason(cause),
                cause);
    }

    /** Of a single attempt. */
    static MillraceException unreachable(RedisServer server, JedisException cause) {
        return new MillraceException(
                "REDIS_UNREACHABLE", "no Redis server answers at " + server + ": " + reason(cause), cause);
    }

    static MillraceException refused(RedisServer server, JedisException cause) {
        boolean identity = cause instanceof JedisAccessControlException
                || Set.of("NOAUTH", "WRONGPASS", "NOPERM").contains(firstWord(cause));
        return new MillraceException(
                identity ? "REDIS_NOT_AUTHORIZED" : "REDIS_REFUSED", server + " answers: " + reason(cause), cause);
    }

    /** The innermost reason: the client wraps what the network says. */
    static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        @Nullable String message = cause.getMessage();
        return message != null ? message : cause.getClass().getSimpleName();
    }

    private static String firstWord(JedisException e) {
        @Nullable String message = e.getMessage();
        return message == null ? "" : message.split(" ", 2)[0];
    }
}
