package io.millrace.connectors.kafka;

import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that no broker is connected any more, and once that one is again; the client itself goes on trying. */
final class BrokerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How many looks in a row must find no connection: one that is being replaced is no news. */
    private static final int LOOKS = 3;

    private final Optional<? extends Metric> connections;
    private final String servers;
    private final String node;
    private final TimeSource time;
    private long lookedNanos;
    private int looksWithout;

    /** @param metrics of the client, a live view */
    BrokerWatch(Map<MetricName, ? extends Metric> metrics, KafkaConnection connection, ConnectorContext context) {
        this.connections = metrics.values().stream()
                .filter(metric -> metric.metricName().name().equals("connection-count"))
                .findFirst();
        this.servers = connection.servers();
        this.node = context.node();
        this.time = context.time();
        this.lookedNanos = time.nanoTime();
    }

    /** @param waiting whether the client has reason to be connected and nothing came of it */
    void look(boolean waiting) {
        long now = time.nanoTime();
        if (now - lookedNanos < INTERVAL_NANOS || connections.isEmpty()) {
            return;
        }
        lookedNanos = now;
        boolean connected = !connections.get().metricValue().equals(0.0);
        if (!connected && waiting) {
            looksWithout++;
            if (looksWithout == LOOKS) {
                LOG.warn("'{}' has lost the Kafka brokers at {}; it waits until one is back", node, servers);
            }
        } else if (connected) {
            if (looksWithout >= LOOKS) {
                LOG.info("'{}' is connected to Kafka again", node);
            }
            looksWithout = 0;
        }
    }
}
