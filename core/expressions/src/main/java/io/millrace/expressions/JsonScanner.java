package io.millrace.expressions;

import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.expression.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds one value in JSON text and checks the whole of it (RFC 8259), without making an object. Of fields with one name the
 * first counts. A document may be 512 deep.
 */
final class JsonScanner {
    private static final int MOST_DEPTH = 512;

    /** Names of fields, null for items of arrays. */
    private final byte[][] names;

    private final int[] indexes;
    private byte[] data = new byte[0];
    private int at;
    private int end;
    private int start;
    private int stop;
    private byte[] scratch = new byte[64];

    JsonScanner(JsonPath path) {
        int steps = path.steps().size();
        names = new byte[steps][];
        indexes = new int[steps];
        for (int i = 0; i < steps; i++) {
            switch (path.steps().get(i)) {
                case JsonPath.Field(String name) -> {
                    names[i] = name.getBytes(StandardCharsets.UTF_8);
                    indexes[i] = -1;
                }
                case JsonPath.Item(int index) -> {
                    names[i] = new byte[0];
                    indexes[i] = index;
                }
            }
        }
    }

    /** Whether {@code data[from .. to)} is JSON and has a value at the path. */
    boolean find(byte[] data, int from, int to) {
        this.data = data;
        at = from;
        end = to;
        start = -1;
        skipSpace();
        boolean wellFormed = value(0, true, 0);
        skipSpace();
        return wellFormed && at == end && start >= 0;
    }

    /** The first character of the value found. */
    byte first() {
        return data[start];
    }

    /** Writes the value found as it stands. */
    void writeRaw(BytesColumnBuilder out) {
        out.write(data, start, stop - start);
    }

    /** Writes the text of the value found, which is a string; false if it has half of a surrogate pair. */
    boolean writeText(BytesColumnBuilder out) {
        int length = decode(start + 1, stop - 1);
        if (length >= 0) {
            out.write(scratch, 0, length);
        }
        return length >= 0;
    }

    private boolean value(int step, boolean onPath, int depth) {
        if (at == end || depth >= MOST_DEPTH) {
            return false;
        }
        boolean sought = onPath && step == names.length;
        int from = at;
        boolean wellFormed =
                switch (data[at]) {
                    case '{' -> object(step, onPath && !sought, depth);
                    case '[' -> array(step, onPath && !sought, depth);
                    case '"' -> string();
                    case 't' -> word("true");
                    case 'f' -> word("false");
                    case 'n' -> word("null");
                    default -> number();
                };
        if (wellFormed && sought) {
            start = from;
            stop = at;
        }
        return wellFormed;
    }

    private boolean object(int step, boolean onPath, int depth) {
        at++;
        skipSpace();
        if (accept('}')) {
            return true;
        }
        boolean open = onPath && indexes[step] < 0;
        do {
            skipSpace();
            int key = at;
            if (at == end || data[at] != '"' || !string()) {
                return false;
            }
            boolean matches = open && isName(key + 1, at - 1, names[step]);
            open &= !matches;
            skipSpace();
            if (!accept(':')) {
                return false;
            }
            skipSpace();
            if (!value(step + 1, matches, depth + 1)) {
                return false;
            }
            skipSpace();
        } while (accept(','));
        return accept('}');
    }

    private boolean array(int step, boolean onPath, int depth) {
        at++;
        skipSpace();
        if (accept(']')) {
            return true;
        }
        int index = 0;
        do {
            skipSpace();
            if (!value(step + 1, onPath && indexes[step] == index, depth + 1)) {
                return false;
            }
            index++;
            skipSpace();
        } while (accept(','));
        return accept(']');
    }

    private boolean string() {
        at++;
        while (at < end) {
            byte character = data[at++];
            if (character == '"') {
                return true;
            }
            if (character >= 0 && character < 0x20) {
                return false;
            }
            if (character == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at == end) {
            return false;
        }
        return switch (data[at++]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            case 'u' -> {
                boolean digits = end - at >= 4;
                for (int i = 0; digits && i < 4; i++) {
                    digits = Hex.digit(data[at + i]) >= 0;
                }
                at += digits ? 4 : 0;
                yield digits;
            }
            default -> false;
        };
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!accept(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        accept('-');
        if (!accept('0') && !digits()) {
            return false;
        }
        if (accept('.') && !digits()) {
            return false;
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int from = at;
        while (at < end && data[at] >= '0' && data[at] <= '9') {
            at++;
        }
        return at > from;
    }

    private boolean accept(char character) {
        boolean found = at < end && data[at] == character;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < end && (data[at] == ' ' || data[at] == '\n' || data[at] == '\r' || data[at] == '\t')) {
            at++;
        }
    }

    private boolean isName(int from, int to, byte[] name) {
        for (int i = from; i < to; i++) {
            if (data[i] == '\\') {
                int length = decode(from, to);
                return length >= 0 && Arrays.equals(scratch, 0, length, name, 0, name.length);
            }
        }
        return Arrays.equals(data, from, to, name, 0, name.length);
    }

    /** Resolves the escapes of {@code data[from .. to)} into the scratch; the length, or -1 if half of a pair is missing. */
    private int decode(int from, int to) {
        if (scratch.length < to - from) {
            scratch = new byte[Math.max(to - from, 2 * scratch.length)];
        }
        int length = 0;
        int i = from;
        while (i < to) {
            byte character = data[i++];
            if (character != '\\') {
                scratch[length++] = character;
                continue;
            }
            byte escaped = data[i++];
            if (escaped != 'u') {
                scratch[length++] = unescaped(escaped);
                continue;
            }
            int codePoint = unit(i);
            i += 4;
            if (Character.isSurrogate((char) codePoint)) {
                boolean pair = Character.isHighSurrogate((char) codePoint)
                        && to - i >= 6
                        && data[i] == '\\'
                        && data[i + 1] == 'u'
                        && Character.isLowSurrogate((char) unit(i + 2));
                if (!pair) {
                    return -1;
                }
                codePoint = Character.toCodePoint((char) codePoint, (char) unit(i + 2));
                i += 6;
            }
            length = Utf8.write(codePoint, scratch, length);
        }
        return length;
    }

    private int unit(int from) {
        return Hex.digit(data[from]) << 12
                | Hex.digit(data[from + 1]) << 8
                | Hex.digit(data[from + 2]) << 4
                | Hex.digit(data[from + 3]);
    }

    private static byte unescaped(byte character) {
        return switch (character) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> character;
        };
    }
}
