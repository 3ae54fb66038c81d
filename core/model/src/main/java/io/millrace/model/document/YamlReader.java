package io.millrace.model.document;

import io.millrace.model.document.Node.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Builds the tree from YAML's events, which come without recursion, so that depth is bounded by us. */
final class YamlReader {
    private static final ScalarResolver SCALARS = new CoreSchema().getScalarResolver();

    private final Iterator<Event> events;
    private final TreeBuilder tree;
    private final Map<Anchor, Node> anchors = new HashMap<>();

    YamlReader(String text, TreeBuilder tree) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Document.MAX_LENGTH)
                // The engine reads past its buffer when the end of it parts a surrogate pair: the buffer takes the
                // whole text.
                .setBufferSize(text.length() + 1)
                .setSchema(new CoreSchema())
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
        this.tree = tree;
    }

    Node read() throws UnreadableException {
        try {
            skip(Event.ID.StreamStart);
            Event start = events.next();
            if (start.getEventId() == Event.ID.StreamEnd) {
                throw new UnreadableException("EMPTY_DOCUMENT", 1, 1, "", "the document is empty", "", "");
            }
            Node root = node(events.next(), "", 0);
            skip(Event.ID.DocumentEnd);
            Event next = events.next();
            if (next.getEventId() != Event.ID.StreamEnd) {
                throw new UnreadableException(
                        "SEVERAL_DOCUMENTS", line(next), column(next), "", "a file holds one document", "", "");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw new UnreadableException(
                    "YAML_SYNTAX",
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "",
                    rule(e),
                    "",
                    "");
        } catch (YamlEngineException e) {
            throw new UnreadableException("YAML_SYNTAX", 1, 1, "", String.valueOf(e.getMessage()), "", "");
        }
    }

    private static String rule(MarkedYamlEngineException e) {
        if (e.getContext() == null) {
            return e.getProblem();
        }
        String from = e.getContextMark()
                .map(mark -> " from " + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + " on")
                .orElse("");
        return e.getContext() + from + ": " + e.getProblem();
    }

    private void skip(Event.ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw new IllegalStateException("YAML event " + event + " where " + expected + " must stand");
        }
    }

    private Node node(Event event, String path, int depth) throws UnreadableException {
        if (event instanceof AliasEvent alias) {
            Node target = anchors.get(alias.getAlias());
            if (target == null) {
                throw new UnreadableException(
                        "UNKNOWN_ALIAS",
                        line(event),
                        column(event),
                        path,
                        "an alias names an anchor whose value ends before it",
                        "*" + alias.getAlias(),
                        "");
            }
            tree.enterCopy(target, depth, line(event), column(event), path);
            return target.at(path);
        }
        tree.enter(depth, line(event), column(event), path);
        Node node =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar, path);
                    case SequenceStartEvent sequence -> {
                        List<Node> items = new ArrayList<>();
                        for (Event next = events.next();
                                next.getEventId() != Event.ID.SequenceEnd;
                                next = events.next()) {
                            items.add(node(next, Node.element(path, items.size()), depth + 1));
                        }
                        yield new Node.Sequence(items, line(sequence), column(sequence), path);
                    }
                    case MappingStartEvent mapping -> mapping(mapping, path, depth);
                    default -> throw new IllegalStateException("YAML event " + event + " where a value must stand");
                };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private Node mapping(Event start, String path, int depth) throws UnreadableException {
        TreeBuilder.Entries entries = tree.entries();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            if (!(next instanceof ScalarEvent keyEvent)) {
                throw new UnreadableException(
                        "YAML_SYNTAX", line(next), column(next), path, "a key is one word or text", "", "");
            }
            Scalar key = scalar(keyEvent, Node.member(path, keyEvent.getValue()));
            entries.add(key, node(events.next(), key.path(), depth + 1));
        }
        return entries.build(line(start), column(start), path);
    }

    private static Scalar scalar(ScalarEvent event, String path) throws UnreadableException {
        String text = event.getValue();
        int quotes = event.isPlain() ? 0 : 1;
        boolean verbatim = event.getStartMark().isPresent()
                && event.getEndMark().isPresent()
                && !event.isLiteral()
                && !event.isFolded()
                && event.getStartMark().get().getLine()
                        == event.getEndMark().get().getLine()
                && event.getEndMark().get().getColumn()
                                - event.getStartMark().get().getColumn()
                        == text.length() + 2 * quotes;
        return new Scalar(text, kind(event, path), verbatim, quotes, line(event), column(event), path);
    }

    private static Scalar.Kind kind(ScalarEvent event, String path) throws UnreadableException {
        Tag tag = event.getTag()
                .map(Tag::new)
                .orElseGet(() -> event.isPlain() ? SCALARS.resolve(event.getValue(), true) : Tag.STR);
        if (tag.equals(Tag.STR)) {
            return Scalar.Kind.TEXT;
        } else if (tag.equals(Tag.INT)) {
            return Scalar.Kind.INTEGER;
        } else if (tag.equals(Tag.FLOAT)) {
            return Scalar.Kind.NUMBER;
        } else if (tag.equals(Tag.BOOL)) {
            return Scalar.Kind.BOOLEAN;
        } else if (tag.equals(Tag.NULL)) {
            return Scalar.Kind.NULL;
        }
        throw new UnreadableException(
                "YAML_SYNTAX",
                line(event),
                column(event),
                path,
                "tags other than !!str, !!int, !!float, !!bool and !!null are not read",
                tag.getValue(),
                "");
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
