package io.millrace.connectors.redis;

import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes rows as values of Redis, each under a key of its own. */
public final class RedisSinkConnector implements SinkConnector {
    static final String KEY = "key";
    static final String TTL = "ttl";
    static final String INDEX_SET = "indexSet";
    static final String INDEX_SET_MEMBER = "indexSetMember";
    static final String INDEX_SORTED_SET = "indexSortedSet";
    static final String INDEX_SORTED_SET_MEMBER = "indexSortedSetMember";
    static final String REPLY_TIMEOUT = "replyTimeout";
    static final String RETRY_TIMEOUT = "retryTimeout";

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String description() {
        return "Sets a value in Redis for each row, in order per key, and keeps indexes of the keys if asked.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                ServerOptions.address(),
                Option.required(
                        KEY,
                        Kind.TEMPLATE,
                        "The key as text with fields in braces; a later row replaces an earlier one."),
                Option.optional(TTL, Kind.DURATION, "How long a value lives after it was set; without it for ever.")
                        .between(1, Long.MAX_VALUE),
                Option.optional(
                        INDEX_SET, Kind.TEMPLATE, "The key of a set that " + INDEX_SET_MEMBER + " is added to."),
                Option.optional(INDEX_SET_MEMBER, Kind.TEMPLATE, "What each row adds to " + INDEX_SET + "."),
                Option.optional(
                        INDEX_SORTED_SET,
                        Kind.TEMPLATE,
                        "The key of a sorted set that " + INDEX_SORTED_SET_MEMBER + " is added to."),
                Option.optional(
                        INDEX_SORTED_SET_MEMBER,
                        Kind.TEMPLATE,
                        "What each row adds to " + INDEX_SORTED_SET + ": a number, which is the score too."),
                ServerOptions.connections("How many connections write at once; a key always uses the same one."),
                ServerOptions.connectTimeout(),
                Option.withDefault(
                                REPLY_TIMEOUT,
                                Kind.DURATION,
                                "10s",
                                "How long to wait for replies before the connection is taken for lost and the rows are written"
                                        + " again over a new one.")
                        .between(1, Duration.ofHours(1).toMillis()),
                Option.optional(
                                RETRY_TIMEOUT,
                                Kind.DURATION,
                                "How long to try to write while the server is away, before the job fails; without it as long as"
                                        + " it takes.")
                        .between(1, Long.MAX_VALUE));
    }

    @Override
    public Optional<ServiceDependency> service() {
        return Optional.of(ServerOptions.SERVICE);
    }

    @Override
    public Optional<String> needsRecordPerRow(Options options) {
        return Optional.of("each row has a key of its own");
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        RowCommands commands = RowCommands.of(options, context);
        RedisServer server = RedisServer.of(options, context.connector());
        server.checkReachable();
        return new RedisSink(server, commands, Math.toIntExact(options.integer(ServerOptions.CONNECTIONS)), context);
    }
}
