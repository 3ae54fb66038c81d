package io.millrace.embedded;

import java.time.Duration;
import java.util.Map;

/**
 * Settings of the embedded broker.
 *
 * @param port the port that clients connect to, 0 for any free one
 * @param heapMegabytes the most heap that the broker's JVM takes, at least 128
 * @param startTimeout how long the broker may take until it answers
 * @param brokerSettings Kafka's own settings, which override those that Millrace chooses
 */
public record KafkaOptions(int port, int heapMegabytes, Duration startTimeout, Map<String, String> brokerSettings) {
    /** Any free port, 512 MB of heap. */
    public static final KafkaOptions DEFAULTS = new KafkaOptions(0, 512, Duration.ofSeconds(60), Map.of());

    public KafkaOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 (any) to 65535, found " + port);
        }
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException("The broker needs a heap of at least 128 MB, found " + heapMegabytes);
        }
        brokerSettings = Map.copyOf(brokerSettings);
    }

    public KafkaOptions withPort(int port) {
        return new KafkaOptions(port, heapMegabytes, startTimeout, brokerSettings);
    }

    public KafkaOptions withHeapMegabytes(int heapMegabytes) {
        return new KafkaOptions(port, heapMegabytes, startTimeout, brokerSettings);
    }

    public KafkaOptions withStartTimeout(Duration startTimeout) {
        return new KafkaOptions(port, heapMegabytes, startTimeout, brokerSettings);
    }

    public KafkaOptions withBrokerSettings(Map<String, String> brokerSettings) {
        return new KafkaOptions(port, heapMegabytes, startTimeout, brokerSettings);
    }
}
