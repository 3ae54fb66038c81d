package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;

/** Steps over values that nobody wants, and checks them. Objects and arrays are followed in a loop, not by recursion. */
final class JsonSkipper {
    private final int maxDepth;
    private final JsonText text;

    /** A bit for each level at hand: 1 for an object, 0 for an array. */
    private final long[] objects;

    /** @param text reads strings with escapes */
    JsonSkipper(int maxDepth, JsonText text) {
        this.maxDepth = maxDepth;
        this.text = text;
        this.objects = new long[(maxDepth >>> 6) + 1];
    }

    /**
     * The end of the value that starts at {@code from}.
     *
     * @param outer the number of objects and arrays around the value
     */
    int skip(byte[] data, int from, int end, int outer) {
        byte first = byteAt(data, from, end);
        return first == '{' || first == '[' ? skipNested(data, from, end, outer) : skipScalar(data, from, end);
    }

    private int skipScalar(byte[] data, int from, int end) {
        byte first = byteAt(data, from, end);
        if (first == '"') {
            return skipText(data, from + 1, end);
        }
        return first == '-' || JsonSyntax.isDigit(first)
                ? JsonSyntax.endOfNumber(data, from, end)
                : JsonSyntax.endOfLiteral(data, from, end);
    }

    private int skipText(byte[] data, int from, int end) {
        int quote = JsonSyntax.closingQuote(data, from, end);
        return quote != JsonSyntax.NOT_PLAIN ? quote + 1 : text.read(data, from, end);
    }

    private int skipNested(byte[] data, int from, int end, int outer) {
        int depth = outer;
        int at = from;
        while (true) {
            byte first = byteAt(data, at, end);
            if (first == '{' || first == '[') {
                depth++;
                enter(depth, first == '{', data, at, end);
                at = skipSpace(data, at + 1, end);
                if (byteAt(data, at, end) != closing(depth)) {
                    at = skipKey(data, at, end, depth);
                    continue;
                }
            } else {
                at = skipSpace(data, skipScalar(data, at, end), end);
            }
            while (byteAt(data, at, end) == closing(depth)) {
                depth--;
                at++;
                if (depth == outer) {
                    return at;
                }
                at = skipSpace(data, at, end);
            }
            if (byteAt(data, at, end) != ',') {
                throw unexpected("expected ',' or '" + closing(depth) + "'", data, at, end);
            }
            at = skipKey(data, skipSpace(data, at + 1, end), end, depth);
        }
    }

    /** Steps over the key and the colon that stand before a value in an object; in an array there is none. */
    private int skipKey(byte[] data, int from, int end, int depth) {
        if (!isObject(depth)) {
            return from;
        }
        if (byteAt(data, from, end) != '"') {
            throw unexpected("expected a key in quotes", data, from, end);
        }
        int at = skipSpace(data, skipText(data, from + 1, end), end);
        if (byteAt(data, at, end) != ':') {
            throw unexpected("expected ':' behind a key", data, at, end);
        }
        return skipSpace(data, at + 1, end);
    }

    private void enter(int depth, boolean object, byte[] data, int at, int end) {
        if (depth > maxDepth) {
            throw tooDeep(data, at, end);
        }
        long bit = 1L << depth;
        objects[depth >>> 6] = object ? objects[depth >>> 6] | bit : objects[depth >>> 6] & ~bit;
    }

    /** The error for an object or array at {@code at} that is one level too deep. */
    MalformedRecord tooDeep(byte[] data, int at, int end) {
        return MalformedRecord.found(
                MalformedCode.JSON_TOO_DEEP,
                "expected at most " + maxDepth + " objects and arrays in one another (option maxDepth)",
                data,
                at,
                end);
    }

    private boolean isObject(int depth) {
        return (objects[depth >>> 6] >>> depth & 1) != 0;
    }

    private char closing(int depth) {
        return isObject(depth) ? '}' : ']';
    }
}
