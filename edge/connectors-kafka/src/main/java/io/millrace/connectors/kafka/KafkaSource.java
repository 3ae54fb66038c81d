package io.millrace.connectors.kafka;

import io.millrace.model.option.Options;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** A topic as it is when the job starts; partitions added later are found by the next start. */
final class KafkaSource implements Source {
    private final KafkaConnection connection;
    private final String topic;
    private final int partitionCount;
    private final KafkaReading reading;
    private final ConnectorContext context;

    private KafkaSource(
            KafkaConnection connection,
            String topic,
            int partitionCount,
            KafkaReading reading,
            ConnectorContext context) {
        this.connection = connection;
        this.topic = topic;
        this.partitionCount = partitionCount;
        this.reading = reading;
        this.context = context;
    }

    static KafkaSource open(Options options, ConnectorContext context) {
        KafkaConnection connection = KafkaConnection.of(options, context);
        String topic = options.string(KafkaConnection.TOPIC.name());
        try (Topics topics = new Topics(connection)) {
            int partitionCount = topics.partitionCount(topic).orElseThrow(() -> topics.notFound(topic, ""));
            return new KafkaSource(connection, topic, partitionCount, KafkaReading.of(options), context);
        }
    }

    @Override
    public List<Split> splits() {
        return IntStream.range(0, partitionCount).mapToObj(this::split).toList();
    }

    private Split split(int partition) {
        return new Split(topic + "-" + partition);
    }

    @Override
    public SourceReader read(List<Split> splits, Map<Split, Position> positions) {
        List<AssignedPartition> assigned = IntStream.range(0, splits.size())
                .mapToObj(number -> assign(number, splits.get(number), positions))
                .toList();
        return new KafkaSourceReader(connection, assigned, splits, reading, context);
    }

    private AssignedPartition assign(int number, Split split, Map<Split, Position> positions) {
        int partition = Integer.parseInt(split.id().substring(topic.length() + 1));
        Optional<Long> position = Optional.ofNullable(positions.get(split)).map(given -> Long.parseLong(given.value()));
        return new AssignedPartition(number, new TopicPartition(topic, partition), position);
    }

    @Override
    public void close() {}
}
