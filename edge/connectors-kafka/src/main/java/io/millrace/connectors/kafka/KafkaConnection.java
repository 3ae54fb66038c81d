package io.millrace.connectors.kafka;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Connector.ServiceDependency;
import io.millrace.model.spi.ConnectorContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The way to a cluster, which source and sink share.
 *
 * @param servers addresses of some brokers, {@code host:port}, separated by commas
 * @param tls whether connections are encrypted
 * @param timeout how long the cluster may take to answer while a job starts
 * @param security client properties from the settings of the process; they hold secrets
 * @param properties client properties that the job gives
 * @param client what clients are called in the broker's logs
 */
record KafkaConnection(
        String servers,
        boolean tls,
        Duration timeout,
        Map<String, Object> security,
        Map<String, String> properties,
        String client) {
    static final ServiceDependency SERVICE =
            new ServiceDependency("kafka", "KAFKA_BOOTSTRAP_SERVERS", "bootstrapServers");

    static final Option SERVERS = Option.optional(
            SERVICE.option(),
            Kind.STRING,
            "Addresses of some brokers, host:port separated by commas; without it KAFKA_BOOTSTRAP_SERVERS holds.");
    static final Option TOPIC = Option.required("topic", Kind.STRING, "The topic.");
    static final Option TIMEOUT = Option.withDefault(
                    "connectTimeout",
                    Kind.DURATION,
                    "10s",
                    "How long the cluster may take to answer while the job starts.")
            .between(1, Duration.ofHours(1).toMillis());
    static final Option PROPERTIES = Option.optional(
            "properties",
            Kind.STRING_MAP,
            "More properties of the Kafka client, such as client.rack; no secrets, and none that another option sets.");

    /** What the connector decides itself, and what to write instead. */
    private static final Map<String, String> RESERVED = Map.ofEntries(
            Map.entry("bootstrap.servers", "use bootstrapServers"),
            Map.entry("group.id", "use groupId"),
            Map.entry("auto.offset.reset", "use startFrom"),
            Map.entry("isolation.level", "sources read committed records only"),
            Map.entry("enable.auto.commit", "use groupId"),
            Map.entry("max.partition.fetch.bytes", "use maxPartitionFetchBytes"),
            Map.entry("fetch.min.bytes", "use fetchMinBytes"),
            Map.entry("fetch.max.wait.ms", "use fetchMaxWait"),
            Map.entry("key.deserializer", "set the format"),
            Map.entry("value.deserializer", "set the format"),
            Map.entry("key.serializer", "use key or keyField"),
            Map.entry("value.serializer", "set the format"),
            Map.entry("compression.type", "use compression"),
            Map.entry("linger.ms", "use linger"),
            Map.entry("batch.size", "use batchSize"),
            Map.entry("acks", "sinks wait for all in-sync replicas"),
            Map.entry("enable.idempotence", "it is always on"),
            Map.entry("transactional.id", "sinks do not use transactions"),
            Map.entry("retries", "sinks try until retryTimeout"),
            Map.entry("delivery.timeout.ms", "use retryTimeout"),
            Map.entry("max.block.ms", "sinks try until retryTimeout"),
            Map.entry("max.request.size", "use maxRecordBytes"),
            Map.entry("max.poll.records", "it follows from the size of batches"));

    private static final Set<String> SECRETS = Set.of("password", "sasl.jaas.config", "keystore.key");

    /** @throws MillraceException if no address is given, or a property is one that the connector sets itself */
    static KafkaConnection of(Options options, ConnectorContext context) {
        String servers = options.optionalString(SERVERS.name())
                .or(() -> context.setting(SERVICE.variable()))
                .orElseThrow(() -> new MillraceException(
                        "KAFKA_ADDRESS_MISSING",
                        "'" + context.node() + "' knows no Kafka broker; set " + SERVICE.option() + " in the job or "
                                + SERVICE.variable() + " in the environment"));
        Map<String, String> properties = options.stringMap(PROPERTIES.name());
        properties.keySet().forEach(KafkaConnection::check);
        return new KafkaConnection(
                servers,
                KafkaSecurity.isTls(context),
                options.duration(TIMEOUT.name()),
                KafkaSecurity.properties(context),
                properties,
                context.job() + "-" + context.node());
    }

    private static void check(String property) {
        String instead = RESERVED.get(property);
        if (instead != null) {
            throw new MillraceException(
                    "KAFKA_PROPERTY_RESERVED", "properties may not set '" + property + "': " + instead);
        }
        if (SECRETS.stream().anyMatch(property::endsWith)) {
            throw new MillraceException(
                    "KAFKA_PROPERTY_RESERVED",
                    "properties may not set '" + property
                            + "': a job file holds no secrets; use the KAFKA_SSL_ and KAFKA_SASL_ settings of the process");
        }
    }

    /** Client properties, to which the caller adds its own. */
    Map<String, Object> clientProperties() {
        Map<String, Object> all = new HashMap<>(security);
        all.putAll(properties);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, client);
        // No MBeans, which clash when two clients share a name, and no reports to the broker that nobody asked for.
        all.putIfAbsent(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        all.putIfAbsent(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return all;
    }

    int timeoutMillis() {
        return Math.toIntExact(timeout.toMillis());
    }

    /** Leaves out what may be secret. */
    @Override
    public String toString() {
        return "KafkaConnection[" + servers + "]";
    }
}
