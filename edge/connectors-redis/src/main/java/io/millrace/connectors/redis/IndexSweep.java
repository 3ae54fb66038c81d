package io.millrace.connectors.redis;

import io.millrace.formats.template.TemplateRenderer;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Template;
import io.millrace.model.plan.Template.Part;
import io.millrace.model.spi.EncodedRecords;
import java.util.List;
import java.util.Optional;

/**
 * Takes members out of a sorted set whose values have expired, so that it does not grow for ever. Which value belongs to a member follows
 * from the key if the member is one field and the key contains just that field in the same form. The age of a member in event time says
 * nothing: a replayed past was written a moment ago.
 */
final class IndexSweep {
    /** Removes expired members from the lower end, until one is alive or {@value #LIMIT} are gone. */
    private static final String SCRIPT = """
            for _ = 1, %d do
              local lowest = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
              if not lowest or redis.call('EXISTS', ARGV[1] .. lowest .. ARGV[2]) == 1 then return end
              redis.call('ZREM', KEYS[1], lowest)
            end""";

    private static final int LIMIT = 256;

    private final TemplateRenderer before;
    private final TemplateRenderer behind;
    private final EncodedRecords texts = new EncodedRecords();

    private IndexSweep(TemplateRenderer before, TemplateRenderer behind) {
        this.before = before;
        this.behind = behind;
    }

    /** Empty if the key does not tell which value belongs to a member. */
    static Optional<IndexSweep> of(Template key, Template member, Schema schema) {
        if (member.parts().size() != 1) {
            return Optional.empty();
        }
        Part field = member.parts().getFirst();
        int place = key.parts().indexOf(field);
        if (place < 0 || place != key.parts().lastIndexOf(field)) {
            return Optional.empty();
        }
        List<Part> parts = key.parts();
        return Optional.of(new IndexSweep(
                renderer(parts.subList(0, place), schema), renderer(parts.subList(place + 1, parts.size()), schema)));
    }

    private static TemplateRenderer renderer(List<Part> parts, Schema schema) {
        return new TemplateRenderer(new Template("", parts), schema);
    }

    /**
     * The call that sweeps an index.
     *
     * @param record a selected row of the index: the others differ from it in the member alone
     */
    Chunk.Sweep command(Batch rows, int record, byte[] index) {
        Batch row = rows.select(Selection.of(new int[] {rows.selection().rows()[record]}, 1));
        texts.clear();
        before.render(row, texts);
        behind.render(row, texts);
        return new Chunk.Sweep(SCRIPT.formatted(LIMIT), index, texts.bytes(0), texts.bytes(1));
    }
}
