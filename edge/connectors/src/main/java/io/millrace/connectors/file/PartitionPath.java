package io.millrace.connectors.file;

import io.millrace.formats.template.TemplateRenderer;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Template;
import io.millrace.model.plan.Template.Part;
import io.millrace.model.spi.EncodedRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which file each row of a batch belongs to, by a path with fields in it. Used by one thread. */
final class PartitionPath {
    /** Stands for null and for the empty text, which no name of a directory can be. */
    private static final String NOTHING = "__none__";

    private final String directory;
    private final List<Piece> pieces = new ArrayList<>();

    /** Text, or the values of a field. */
    private sealed interface Piece {
        record Text(String text) implements Piece {}

        record Values(TemplateRenderer renderer, EncodedRecords values) implements Piece {}
    }

    /** @param directory the one that a relative path starts from */
    PartitionPath(String directory, Template path, Schema schema) {
        this.directory = directory;
        for (Part part : path.parts()) {
            pieces.add(
                    switch (part) {
                        case Part.Text text -> new Piece.Text(text.text());
                        case Part.Value value ->
                            new Piece.Values(
                                    new TemplateRenderer(new Template("", List.of(value)), schema),
                                    new EncodedRecords());
                    });
        }
    }

    /** Takes the selected rows of a batch. */
    void read(Batch rows) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Values(TemplateRenderer renderer, EncodedRecords values)) {
                values.clear();
                renderer.render(rows, values);
            }
        }
    }

    /** Whether the path of a selected row, by its place among them, is that of the row before it. */
    boolean isAsBefore(int place) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Values(TemplateRenderer ignored, EncodedRecords values)
                    && !isAsBefore(values, place)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsBefore(EncodedRecords values, int place) {
        int start = values.start(place);
        int before = values.start(place - 1);
        return Arrays.equals(
                values.data(),
                start,
                start + values.length(place),
                values.data(),
                before,
                before + values.length(place - 1));
    }

    /** The file of a selected row. No value leads out of the directories that the path names. */
    Path file(int place) {
        StringBuilder path = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(String text) -> path.append(text);
                case Piece.Values(TemplateRenderer ignored, EncodedRecords values) ->
                    path.append(escaped(values.bytes(place)));
            }
        }
        return FilePattern.literal(directory, path.toString());
    }

    /** Text as part of a name: what separates or hides names is written as in a URL. */
    private static String escaped(byte[] value) {
        if (value.length == 0) {
            return NOTHING;
        }
        StringBuilder escaped = new StringBuilder();
        String text = new String(value, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c < ' ' || c == '/' || c == '\\' || c == '%' || c == 0x7F || (i == 0 && c == '.');
            if (special) {
                escaped.append("%%%02X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
