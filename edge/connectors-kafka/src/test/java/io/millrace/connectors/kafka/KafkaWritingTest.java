package io.millrace.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.option.Options;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaWritingTest {
    /** A latency of 0 stands for none. */
    @ParameterizedTest
    @CsvSource({"10, 0, 10", "10, 200, 0", "10, 4000, 4", "10, 60000, 10", "0, 4000, 0"})
    void recordsLingerNoLongerThanTheJobLetsThem(long lingerMillis, long maxLatencyMicros, int expectedMillis) {
        Options options = new Options(Map.of(
                KafkaSinkConnector.LINGER,
                Duration.ofMillis(lingerMillis),
                KafkaSinkConnector.COMPRESSION,
                "LZ4",
                KafkaSinkConnector.BATCH_SIZE,
                16384L,
                KafkaSinkConnector.BUFFER_BYTES,
                33_554_432L,
                KafkaSinkConnector.MAX_RECORD_BYTES,
                1_048_576L));
        Optional<Duration> maxLatency =
                Optional.of(Duration.ofNanos(maxLatencyMicros * 1000)).filter(Duration::isPositive);

        assertThat(KafkaWriting.of(options, maxLatency).settings())
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, expectedMillis);
    }
}
