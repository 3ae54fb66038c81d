package io.millrace.model.document;

import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes trees as YAML that reads as the same tree. */
public final class YamlWriter {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .build();
    private static final ScalarResolver SCALARS = new CoreSchema().getScalarResolver();

    /** What lists and mappings of single values take at most to stand on one line, in characters of their values. */
    private static final int LINE = 100;

    private final List<Event> events = new ArrayList<>();

    private YamlWriter() {}

    /** The document, with a line end behind it. */
    public static String write(Node root) {
        YamlWriter writer = new YamlWriter();
        writer.events.add(new StreamStartEvent());
        writer.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        writer.node(root, 0);
        writer.events.add(new DocumentEndEvent(false));
        writer.events.add(new StreamEndEvent());
        return new Present(SETTINGS).emitToString(writer.events.iterator());
    }

    private void node(Node node, int depth) {
        switch (node) {
            case Mapping mapping -> {
                events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(mapping, depth)));
                for (Entry entry : mapping.entries()) {
                    scalar(entry.key());
                    node(entry.value(), depth + 1);
                }
                events.add(new MappingEndEvent());
            }
            case Sequence sequence -> {
                events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(sequence, depth)));
                for (Node item : sequence.items()) {
                    node(item, depth + 1);
                }
                events.add(new SequenceEndEvent());
            }
            case Scalar scalar -> scalar(scalar);
        }
    }

    private static FlowStyle style(Node collection, int depth) {
        return depth > 2 && length(collection) <= LINE ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    /** The characters of all values of a collection; of one that holds further ones, too many for a line. */
    private static int length(Node collection) {
        List<Node> values =
                switch (collection) {
                    case Mapping mapping ->
                        mapping.entries().stream().map(Entry::value).toList();
                    case Sequence sequence -> sequence.items();
                    case Scalar scalar -> List.of(scalar);
                };
        int length = 0;
        for (Node value : values) {
            length += value instanceof Scalar scalar ? scalar.text().length() : LINE + 1;
        }
        return length;
    }

    private void scalar(Scalar scalar) {
        boolean text = scalar.kind() == Scalar.Kind.TEXT;
        boolean plain = !text || SCALARS.resolve(scalar.text(), true).equals(Tag.STR);
        events.add(new ScalarEvent(
                Optional.empty(),
                Optional.empty(),
                new ImplicitTuple(plain, text),
                scalar.text(),
                plain ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED));
    }
}
