package io.millrace.connectors.redis;

import io.millrace.formats.template.TemplateRenderer;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Template;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.SinkContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns rows into what has to be written, split by connection. Used by one thread. */
final class RowCommands {
    /** One in so many rows has its index looked through for members whose values have expired. */
    private static final int ROWS_PER_SWEEP = 64;

    private final RecordEncoder encoder;
    private final TextColumn key;
    private final @Nullable Index set;
    private final @Nullable Index sortedSet;
    private final Optional<Duration> ttl;
    private final Optional<IndexSweep> sweep;
    private final EncodedRecords values = new EncodedRecords();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    private RowCommands(
            RecordEncoder encoder,
            TextColumn key,
            @Nullable Index set,
            @Nullable Index sortedSet,
            Optional<Duration> ttl,
            Optional<IndexSweep> sweep) {
        this.encoder = encoder;
        this.key = key;
        this.set = set;
        this.sortedSet = sortedSet;
        this.ttl = ttl;
        this.sweep = sweep;
    }

    /** @throws MillraceException if an index is given by half */
    static RowCommands of(Options options, SinkContext context) {
        Schema schema = context.schema();
        Template key = Template.parse(options.string(RedisSinkConnector.KEY));
        Optional<Duration> ttl = options.optionalDuration(RedisSinkConnector.TTL);
        Index sortedSet =
                index(options, schema, RedisSinkConnector.INDEX_SORTED_SET, RedisSinkConnector.INDEX_SORTED_SET_MEMBER);
        RecordEncoder encoder = context.encoder()
                .orElseThrow(() -> new MillraceException(
                        "FORMAT_CANNOT_WRITE",
                        "the format of sink '" + context.connector().node() + "' only reads"));
        return new RowCommands(
                encoder,
                new TextColumn(key, schema),
                index(options, schema, RedisSinkConnector.INDEX_SET, RedisSinkConnector.INDEX_SET_MEMBER),
                sortedSet,
                ttl,
                sortedSet == null || ttl.isEmpty()
                        ? Optional.empty()
                        : IndexSweep.of(
                                key,
                                Template.parse(options.string(RedisSinkConnector.INDEX_SORTED_SET_MEMBER)),
                                schema));
    }

    private static @Nullable Index index(Options options, Schema schema, String name, String member) {
        Optional<String> key = options.optionalString(name);
        Optional<String> members = options.optionalString(member);
        if (key.isPresent() != members.isPresent()) {
            throw new MillraceException(
                    "REDIS_INDEX_INCOMPLETE",
                    (key.isPresent() ? name : member) + " needs " + (key.isPresent() ? member : name) + " beside it");
        }
        return key.isEmpty()
                ? null
                : new Index(
                        new TextColumn(Template.parse(key.get()), schema),
                        new TextColumn(Template.parse(members.orElseThrow()), schema));
    }

    /**
     * What the selected rows amount to, for each connection.
     *
     * @throws MillraceException if the member of a sorted set is no number
     */
    List<Chunk> chunks(Batch rows, int connections) {
        values.clear();
        encoder.encode(rows, values);
        key.render(rows);
        if (set != null) {
            set.render(rows);
        }
        if (sortedSet != null) {
            sortedSet.render(rows);
        }
        List<Chunk> chunks = new ArrayList<>(connections);
        for (int i = 0; i < connections; i++) {
            chunks.add(new Chunk(ttl));
        }
        for (int i = 0; i < values.count(); i++) {
            byte[] name = key.bytes(i);
            Chunk chunk = chunks.get(Math.floorMod(Arrays.hashCode(name), connections));
            chunk.put(name, values.isAbsent(i) ? null : values.bytes(i));
            if (set != null) {
                chunk.addToSet(set.key.bytes(i), set.member.bytes(i));
            }
            if (sortedSet != null) {
                byte[] index = sortedSet.key.bytes(i);
                chunk.addToSortedSet(index, sortedSet.member.bytes(i), sortedSet.score(i));
                if (sweep.isPresent() && random.nextInt(ROWS_PER_SWEEP) == 0) {
                    chunk.sweep(sweep.get().command(rows, i, index));
                }
            }
        }
        return chunks;
    }

    /** Key and member of an index, for the rows of a batch. */
    private record Index(TextColumn key, TextColumn member) {
        void render(Batch rows) {
            key.render(rows);
            member.render(rows);
        }

        double score(int record) {
            String text = member.string(record);
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new MillraceException(
                        "REDIS_MEMBER_NOT_A_NUMBER",
                        "'" + text + "' cannot be a member of the sorted set '" + key.string(record)
                                + "': it is no number; take a field that is one and never null, a TIMESTAMP with :millis");
            }
        }
    }

    /** The text of a template for the rows of a batch. */
    private static final class TextColumn {
        private final TemplateRenderer renderer;
        private final EncodedRecords texts = new EncodedRecords();

        TextColumn(Template template, Schema schema) {
            this.renderer = new TemplateRenderer(template, schema);
        }

        void render(Batch rows) {
            texts.clear();
            renderer.render(rows, texts);
        }

        byte[] bytes(int record) {
            return texts.bytes(record);
        }

        String string(int record) {
            return texts.string(record);
        }
    }
}
