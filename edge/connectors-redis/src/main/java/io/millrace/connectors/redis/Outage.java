package io.millrace.connectors.redis;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the server is away and once that it is back, whichever of the connections finds out first. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final RedisServer server;
    private final String node;
    private final String doing;
    private final AtomicBoolean away = new AtomicBoolean();

    /** @param doing what cannot be done while the server is away: "write to" */
    Outage(RedisServer server, String node, String doing) {
        this.server = server;
        this.node = node;
        this.doing = doing;
    }

    void begin(Exception cause) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("'{}' cannot {} {} and waits until it can: {}", node, doing, server, RedisErrors.reason(cause));
        }
    }

    void end() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.info("'{}' can {} {} again", node, doing, server);
        }
    }
}
