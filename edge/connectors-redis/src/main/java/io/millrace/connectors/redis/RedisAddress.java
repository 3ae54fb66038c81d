package io.millrace.connectors.redis;

import io.millrace.connectors.environment.Secret;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.spi.ConnectorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a Redis server is, and who we are there.
 *
 * @param tls whether the connection is encrypted ({@code rediss})
 * @param database the number of the database
 */
record RedisAddress(
        boolean tls, String host, int port, int database, Optional<String> user, Optional<String> password) {
    private static final int DEFAULT_PORT = 6379;
    private static final String FORM = "redis://[[user]:password@]host[:port][/database], or rediss:// with TLS";

    /** @throws MillraceException if no address is given, or it is none */
    static RedisAddress of(Options options, ConnectorContext context) {
        String option = ServerOptions.SERVICE.option();
        String variable = ServerOptions.SERVICE.variable();
        Optional<String> given = options.optionalString(option);
        String text = given.or(() -> Secret.read(context, variable))
                .orElseThrow(() -> new MillraceException(
                        "REDIS_ADDRESS_MISSING",
                        "'" + context.node() + "' knows no Redis server; set " + option + " in the job or " + variable
                                + " in the environment"));
        return parse(text, given.isPresent() ? option : variable);
    }

    /** @param place where the address stands, for the error: the address itself may hold a password */
    static RedisAddress parse(String text, String place) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw invalid(place, e.getReason() + " at character " + (e.getIndex() + 1));
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("redis") && !scheme.equals("rediss")) {
            throw invalid(place, "it does not begin with redis:// or rediss://");
        }
        String host = uri.getHost();
        if (host == null) {
            throw invalid(place, "it names no host");
        }
        String[] identity =
                uri.getUserInfo() == null ? new String[] {} : uri.getUserInfo().split(":", 2);
        return new RedisAddress(
                scheme.equals("rediss"),
                host,
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                database(uri.getPath(), place),
                identity.length == 0 || identity[0].isEmpty() ? Optional.empty() : Optional.of(identity[0]),
                identity.length < 2 ? Optional.empty() : Optional.of(identity[1]));
    }

    private static int database(String path, String place) {
        if (path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/\\d{1,5}")) {
            throw invalid(place, "'" + path + "' is no number of a database");
        }
        return Integer.parseInt(path.substring(1));
    }

    private static MillraceException invalid(String place, String problem) {
        return new MillraceException(
                "REDIS_ADDRESS_INVALID",
                "the Redis address in " + place + " is not right: " + problem + ". Write " + FORM);
    }

    /** For people: without user and password. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port + (database == 0 ? "" : "/" + database);
    }
}
