package io.millrace.formats.json;

import io.millrace.formats.text.Words;
import io.millrace.model.data.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What was learned about the keys of records, so that most keys are found by comparing a few words instead of being read.
 *
 * <p>A lead is all that stands between the end of one value and the start of the next, checked once and taken byte by
 * byte: the comma, the key, the colon and the white space around them; before the first member, the brace instead of the
 * comma. Bytes equal to a lead that was read before are that lead. Which lead follows which is remembered too: the one that
 * did so last is tried first, then the one that starts with the same eight bytes. If neither is there, the lead is read and
 * looked up by all of its bytes. When the table is full, all is forgotten and learned anew.
 */
final class JsonKeys {
    /** Stands for the place before the first member. */
    static final int START = 0;

    /** Stands for a lead that was not learned; equals nothing. */
    static final int UNLEARNED = 1;

    /** The field of a key that nobody asked for. */
    static final int UNWANTED = -1;

    private static final int FIRST = 2;
    private static final int MAX_LEADS = 256;

    /** For each lead its words in order, then the one it ends with, then the mask for leads shorter than a word. */
    private static final int WORDS_A_LEAD = 8;

    private static final int TAIL = 6;
    private static final int MASK = 7;
    private static final int MAX_LENGTH = TAIL * Long.BYTES + Long.BYTES;
    private static final int SLOTS = 4 * MAX_LEADS;
    private static final int GUESS_BITS = 10;
    private static final int EMPTY = 0;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final byte[][] names;
    private final byte[][] texts = new byte[MAX_LEADS][];
    private final long[] words = new long[MAX_LEADS * WORDS_A_LEAD];
    private final int[] lengths = new int[MAX_LEADS];
    private final int[] fields = new int[MAX_LEADS];
    private final int[] next = new int[MAX_LEADS];
    private final int[] slots = new int[SLOTS];

    /** A lead for each hash of its first word, see {@link #guessSlot}. */
    private final int[] guesses = new int[2 << GUESS_BITS];

    private int count;

    JsonKeys(Schema schema) {
        this.names = schema.names().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        forget();
    }

    /** The lead that followed {@code lead} last. */
    int next(int lead) {
        return next[lead];
    }

    /** Remembers that {@code lead} followed {@code previous}. */
    void follow(int previous, int lead) {
        next[previous] = lead;
    }

    /**
     * The lead that was learned last of those that may follow {@code previous} and start with the bytes at {@code at}, or
     * another one that may follow.
     */
    int guess(int previous, byte[] data, int at) {
        return at + Long.BYTES > data.length ? UNLEARNED : guesses[guessSlot(previous, Words.load(data, at))];
    }

    /** The number of bytes of a lead. */
    int length(int lead) {
        return lengths[lead];
    }

    /** The field that a learned lead brings the value of, or {@link #UNWANTED}. */
    int field(int lead) {
        return fields[lead];
    }

    /** Whether {@code lead} stands at {@code at}. May say no within the last bytes of {@code data}. */
    boolean matches(int lead, byte[] data, int at, int end) {
        int length = lengths[lead];
        if (length > end - at || at + Long.BYTES > data.length) {
            return false;
        }
        int word = lead * WORDS_A_LEAD;
        long mask = words[word + MASK];
        long head = words[word] ^ Words.load(data, at);
        long tail = words[word + TAIL] ^ Words.load(data, at + Math.max(length - Long.BYTES, 0));
        return ((head | tail) & mask) == 0 && (length <= 2 * Long.BYTES || middleMatches(word, data, at, length));
    }

    /** The bytes between the first and the last word, of which some may be compared twice. */
    private boolean middleMatches(int word, byte[] data, int at, int length) {
        if (words[word + 1] != Words.load(data, at + Long.BYTES)) {
            return false;
        }
        return length <= 3 * Long.BYTES || restMatches(word, data, at, length);
    }

    private boolean restMatches(int word, byte[] data, int at, int length) {
        for (int i = 2; i * Long.BYTES < length - Long.BYTES; i++) {
            if (words[word + i] != Words.load(data, at + i * Long.BYTES)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds a lead that was just read and checked.
     *
     * @return the lead, or {@link #UNLEARNED}
     */
    int find(byte[] data, int from, int to) {
        if (to - from > MAX_LENGTH) {
            return UNLEARNED;
        }
        int lead = slots[slot(data, from, to)];
        return lead == EMPTY ? UNLEARNED : lead;
    }

    /** Remembers a lead that {@link #find} did not, and that was read behind {@code previous}. */
    void learn(int previous, byte[] data, int from, int to, int field) {
        if (to - from > MAX_LENGTH) {
            return;
        }
        if (count == MAX_LEADS) {
            forget();
        }
        int lead = count++;
        byte[] text = Arrays.copyOfRange(data, from, to);
        byte[] padded = Arrays.copyOf(text, MAX_LENGTH + Long.BYTES);
        int word = lead * WORDS_A_LEAD;
        for (int i = 0; i < TAIL; i++) {
            words[word + i] = Words.load(padded, i * Long.BYTES);
        }
        words[word + TAIL] = Words.load(padded, Math.max(text.length - Long.BYTES, 0));
        words[word + MASK] = text.length < Long.BYTES ? (1L << (text.length << 3)) - 1 : -1;
        texts[lead] = text;
        lengths[lead] = text.length;
        fields[lead] = field;
        next[lead] = UNLEARNED;
        guesses[guessSlot(previous, words[word])] = lead;
        slots[slot(data, from, to)] = lead;
    }

    /** The field of that name, or {@link #UNWANTED}. */
    int fieldNamed(byte[] text, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            if (Arrays.equals(names[i], 0, names[i].length, text, from, to)) {
                return i;
            }
        }
        return UNWANTED;
    }

    private void forget() {
        Arrays.fill(slots, EMPTY);
        Arrays.fill(next, UNLEARNED);
        Arrays.fill(guesses, UNLEARNED);
        lengths[START] = Integer.MAX_VALUE;
        lengths[UNLEARNED] = Integer.MAX_VALUE;
        count = FIRST;
    }

    /** Where the lead stands, or would stand, in {@link #slots}. */
    private int slot(byte[] data, int from, int to) {
        int slot = hash(data, from, to) & SLOTS - 1;
        while (slots[slot] != EMPTY && !Arrays.equals(texts[slots[slot]], 0, lengths[slots[slot]], data, from, to)) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /** First and further members have slots of their own: a lead of one kind is wrong in the place of the other. */
    private static int guessSlot(int previous, long word) {
        int slot = (int) ((word * MULTIPLIER) >>> (Long.SIZE - GUESS_BITS));
        return previous == START ? slot : slot + (1 << GUESS_BITS);
    }

    private static int hash(byte[] data, int from, int to) {
        long hash = MULTIPLIER;
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            hash = (hash ^ Words.load(data, at)) * MULTIPLIER;
        }
        for (; at < to; at++) {
            hash = (hash ^ data[at]) * MULTIPLIER;
        }
        return (int) (hash >>> 40);
    }
}
