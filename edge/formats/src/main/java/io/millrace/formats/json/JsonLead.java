package io.millrace.formats.json;

import io.millrace.formats.text.Words;
import io.millrace.kernels.ByteKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that stands between the end of one value and the start of the next, checked once and taken byte by byte: the comma,
 * the key, the colon and the white space around them. Before the first member the brace stands instead of the comma; behind
 * the last one the lead is the closing brace. Bytes equal to a lead that was read before, in a place where it may stand, are
 * that lead.
 */
final class JsonLead {
    /** Longer ones are not remembered. */
    static final int MAX_LENGTH = 56;

    /** The {@link #columnIndex()} of a lead behind which no values of a column stand. */
    static final int NO_COLUMN = -1;

    private static final int NEVER = Integer.MAX_VALUE;

    private final byte[] text;
    private final byte[] padded;
    private final int length;
    private final long head;
    private final long second;

    /** The last word, of which a part may be compared twice. */
    private final long tail;

    private final int tailAt;

    /** The bytes of head and tail that count: all of them, but for leads shorter than a word. */
    private final long mask;

    private final boolean closing;
    private @Nullable JsonColumn column;
    private @Nullable JsonScope scope;
    private int columnIndex;
    private JsonLead next;

    private JsonLead(byte[] text, int length, @Nullable JsonTarget target, boolean closing) {
        this.text = text;
        this.length = length;
        this.column = target instanceof JsonColumn wanted ? wanted : null;
        this.scope = target instanceof JsonScope wanted ? wanted : null;
        this.columnIndex = column == null ? NO_COLUMN : column.index();
        this.closing = closing;
        this.next = this;
        this.padded = Arrays.copyOf(text, ByteKernels.PREFIX_MARGIN);
        this.head = Words.load(padded, 0);
        this.second = Words.load(padded, Long.BYTES);
        this.tailAt = Math.max(text.length - Long.BYTES, 0);
        this.tail = Words.load(padded, tailAt);
        this.mask = length < Long.BYTES ? (1L << (length << 3)) - 1 : -1;
    }

    /**
     * A lead that was read.
     *
     * @param text at most {@link #MAX_LENGTH} bytes
     * @param target what the values behind it are wanted for; null if nobody wants them
     */
    static JsonLead of(byte[] text, @Nullable JsonTarget target) {
        return new JsonLead(text, text.length, target, false);
    }

    /** The closing brace that ends an object. */
    static JsonLead closing() {
        return new JsonLead(new byte[] {'}'}, 1, null, true);
    }

    /** Equals nothing. */
    static JsonLead none() {
        return new JsonLead(new byte[0], NEVER, null, false);
    }

    /** The number of bytes. */
    int length() {
        return length;
    }

    /** Its bytes, and zeros behind them. */
    byte[] padded() {
        return padded;
    }

    /** The first eight bytes, with zeros behind a shorter one. */
    long head() {
        return head;
    }

    /** Where the values behind it go; null if nobody wants them as they are. */
    @Nullable JsonColumn column() {
        return column;
    }

    /** The index of {@link #column()}, or {@link #NO_COLUMN}. */
    int columnIndex() {
        return columnIndex;
    }

    /** What is wanted of the objects or arrays behind it; null if nothing is. */
    @Nullable JsonScope scope() {
        return scope;
    }

    void target(@Nullable JsonTarget target) {
        this.column = target instanceof JsonColumn wanted ? wanted : null;
        this.scope = target instanceof JsonScope wanted ? wanted : null;
        this.columnIndex = column == null ? NO_COLUMN : column.index();
    }

    /** Whether it ends the object, so that no value stands behind it. */
    boolean isClosing() {
        return closing;
    }

    /** The lead that followed last. */
    JsonLead next() {
        return next;
    }

    void next(JsonLead next) {
        this.next = next;
    }

    /** Whether it stands at {@code at}. May say no within the last bytes of {@code data}. */
    boolean matches(byte[] data, int at, int end) {
        if (length > end - at || at + Long.BYTES > data.length) {
            return false;
        }
        long difference = (head ^ Words.load(data, at)) | (tail ^ Words.load(data, at + tailAt));
        return (difference & mask) == 0 && (length <= 2 * Long.BYTES || middleMatches(data, at));
    }

    /** Zero if it stands at {@code at}; at least {@link #MAX_LENGTH} and eight bytes of {@code data} follow. */
    long difference(byte[] data, int at) {
        long difference = ((head ^ Words.load(data, at)) | (tail ^ Words.load(data, at + tailAt))) & mask;
        return length <= 2 * Long.BYTES || middleMatches(data, at) ? difference : 1;
    }

    private boolean middleMatches(byte[] data, int at) {
        return second == Words.load(data, at + Long.BYTES)
                && (length <= 3 * Long.BYTES || equalTo(data, at, at + length));
    }

    boolean equalTo(byte[] data, int from, int to) {
        return Arrays.equals(text, 0, text.length, data, from, to);
    }
}
