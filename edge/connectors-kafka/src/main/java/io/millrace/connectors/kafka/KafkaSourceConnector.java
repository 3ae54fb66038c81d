package io.millrace.connectors.kafka;

import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the records of a topic, each partition a split. */
public final class KafkaSourceConnector implements SourceConnector {
    static final String START_FROM = "startFrom";
    static final String STOP_AT_END = "stopAtEnd";
    static final String GROUP_ID = "groupId";
    static final String FETCH_MIN_BYTES = "fetchMinBytes";
    static final String FETCH_MAX_WAIT = "fetchMaxWait";
    static final String MAX_PARTITION_FETCH_BYTES = "maxPartitionFetchBytes";

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String description() {
        return "Reads the committed records of an Apache Kafka topic, partition by partition.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                KafkaConnection.SERVERS,
                KafkaConnection.TOPIC,
                Option.choice(
                        START_FROM,
                        StartFrom.EARLIEST.name(),
                        List.of(StartFrom.EARLIEST.name(), StartFrom.LATEST.name()),
                        "Where a job that starts anew begins: with the oldest record kept, or with the next one to come."),
                Option.withDefault(
                        STOP_AT_END,
                        Kind.BOOLEAN,
                        "false",
                        "Whether to end with the records that are there when the job starts."),
                Option.optional(
                        GROUP_ID,
                        Kind.STRING,
                        "A consumer group to report progress to, so that lag monitors see it; partitions and positions are"
                                + " the job's own."),
                Option.withDefault(
                                FETCH_MIN_BYTES,
                                Kind.INTEGER,
                                "1",
                                "How many bytes the broker waits for before it answers; more is cheaper, but later.")
                        .between(1, Integer.MAX_VALUE),
                Option.withDefault(
                                FETCH_MAX_WAIT,
                                Kind.DURATION,
                                "500ms",
                                "How long the broker waits for " + FETCH_MIN_BYTES + ".")
                        .between(0, Duration.ofMinutes(1).toMillis()),
                Option.withDefault(
                                MAX_PARTITION_FETCH_BYTES,
                                Kind.INTEGER,
                                "1048576",
                                "How many bytes of a partition are fetched at once; a larger record is fetched all the same.")
                        .between(1, 256 << 20),
                KafkaConnection.TIMEOUT,
                KafkaConnection.PROPERTIES);
    }

    @Override
    public Optional<ServiceDependency> service() {
        return Optional.of(KafkaConnection.SERVICE);
    }

    @Override
    public Source open(Options options, SourceContext context) {
        return KafkaSource.open(options, context.connector());
    }
}
