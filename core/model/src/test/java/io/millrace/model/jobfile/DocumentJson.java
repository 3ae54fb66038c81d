package io.millrace.model.jobfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.model.document.Document;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Documents in JSON. */
final class DocumentJson {
    private DocumentJson() {}

    /** What a text in YAML says, in JSON. */
    static String of(String yaml) {
        return of(read(yaml)).toPrettyString();
    }

    static Node read(String yaml) {
        List<Problem> problems = new ArrayList<>();
        return Document.read(yaml, Syntax.YAML, problems).orElseThrow(() -> new AssertionError(problems.toString()));
    }

    static JsonNode of(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (node) {
            case Mapping mapping -> {
                var object = json.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
                yield object;
            }
            case Sequence sequence -> {
                var array = json.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> json.textNode(scalar.text());
                    case BOOLEAN -> json.booleanNode(scalar.text().equalsIgnoreCase("true"));
                    case NULL -> json.nullNode();
                    case INTEGER, NUMBER -> json.numberNode(new BigDecimal(scalar.text()));
                };
        };
    }
}
