package io.millrace.connectors.redis;

import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.spi.Connector.ServiceDependency;
import java.time.Duration;

/** The options of all that talks to a server. */
final class ServerOptions {
    static final ServiceDependency SERVICE = new ServiceDependency("redis", "REDIS_CONNECTION", "address");
    static final String CONNECTIONS = "connections";
    static final String CONNECT_TIMEOUT = "connectTimeout";

    private ServerOptions() {}

    static Option address() {
        return Option.optional(
                SERVICE.option(),
                Kind.SECRET,
                "The server, redis://[[user]:password@]host[:port][/database], or rediss:// with TLS; without it"
                        + " REDIS_CONNECTION holds.");
    }

    static Option connections(String description) {
        return Option.withDefault(CONNECTIONS, Kind.INTEGER, "2", description).between(1, 64);
    }

    static Option connectTimeout() {
        return Option.withDefault(
                        CONNECT_TIMEOUT,
                        Kind.DURATION,
                        "10s",
                        "How long the server may take to answer while the job starts, and each attempt to connect later.")
                .between(1, Duration.ofHours(1).toMillis());
    }
}
