package io.millrace.model.spi;

import io.millrace.model.option.Option;
import java.util.List;
import java.util.Optional;

/**
 * What sources, sinks and tables of one kind have in common. Implementations are stateless, have a public constructor without
 * parameters and are found by {@link java.util.ServiceLoader}.
 */
public sealed interface Connector permits SourceConnector, SinkConnector, LookupConnector {
    /** The name in job files, lower case, such as {@code kafka}. */
    String name();

    /** One sentence for people: what it connects to. */
    String description();

    /** The settings that it understands, in the order in which documentation shows them; none unless it says otherwise. */
    default List<Option> options() {
        return List.of();
    }

    /**
     * The outside service without which it cannot work, if there is one; a command may start a local one when neither the
     * job nor the environment names an address. None unless it says otherwise.
     */
    default Optional<ServiceDependency> service() {
        return Optional.empty();
    }

    /**
     * A service that a connector talks to.
     *
     * @param service its name, such as {@code kafka}
     * @param variable the environment variable with the address, such as {@code KAFKA_BOOTSTRAP_SERVERS}
     * @param option the connector's option with the address, which wins over the variable
     */
    record ServiceDependency(String service, String variable, String option) {}
}
