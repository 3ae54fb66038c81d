package io.millrace.formats.json;

import io.millrace.formats.text.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The leads that were read, so that most keys are found by comparing a few words instead of being read. The lead that
 * followed the one before last time is tried first, then one that starts with the same eight bytes. If neither is there, the
 * lead is read and looked up by all of its bytes. When the table is full, all is forgotten and learned anew.
 */
final class JsonLeads {
    private static final int MAX_LEADS = 256;
    private static final int SLOTS = 4 * MAX_LEADS;
    private static final int GUESS_BITS = 10;
    private static final long COLONS = Words.of(':');
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final JsonLead start = JsonLead.none();
    private final JsonLead unlearned = JsonLead.none();
    private final JsonLead closing = JsonLead.closing();
    private final @Nullable JsonLead[] slots = new JsonLead[SLOTS];

    /** A lead for each hash of its first word; first and further members have slots of their own. */
    private final JsonLead[] guesses = new JsonLead[2 << GUESS_BITS];

    private int count;

    JsonLeads() {
        Arrays.fill(guesses, unlearned);
    }

    /** Stands for the place before the first member. */
    JsonLead start() {
        return start;
    }

    /** The closing brace, without space before it. */
    JsonLead closing() {
        return closing;
    }

    /** The lead that was learned last of those that may follow {@code previous} and start with the word at {@code at}. */
    JsonLead guess(JsonLead previous, byte[] data, int at) {
        return at + Long.BYTES > data.length ? unlearned : guesses[guessSlot(previous, Words.load(data, at))];
    }

    /** Finds a lead that was just read behind {@code previous} and checked; null if it is new. */
    @Nullable JsonLead find(JsonLead previous, byte[] data, int from, int to) {
        JsonLead lead = slots[slot(data, from, to)];
        if (lead != null) {
            previous.next(lead);
        }
        return lead;
    }

    /** Remembers a lead that {@link #find} did not find, unless it is long. */
    JsonLead learn(JsonLead previous, byte[] data, int from, int to, @Nullable JsonTarget target) {
        if (to - from > JsonLead.MAX_LENGTH) {
            unlearned.target(target);
            return unlearned;
        }
        if (count == MAX_LEADS) {
            forget();
        }
        JsonLead lead = JsonLead.of(Arrays.copyOfRange(data, from, to), target);
        slots[slot(data, from, to)] = lead;
        guesses[guessSlot(previous, lead.head())] = lead;
        previous.next(lead);
        count++;
        return lead;
    }

    private void forget() {
        Arrays.fill(slots, null);
        Arrays.fill(guesses, unlearned);
        count = 0;
    }

    /** Where the lead stands, or would stand, in {@link #slots}. */
    private int slot(byte[] data, int from, int to) {
        int slot = hash(data, from, to) & (SLOTS - 1);
        for (JsonLead lead = slots[slot]; lead != null && !lead.equalTo(data, from, to); lead = slots[slot]) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
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

    /** Bytes behind a colon are no part of a short lead, so they do not count. */
    private int guessSlot(JsonLead previous, long word) {
        long colon = Words.equal(word, COLONS);
        long key = word & (colon ^ (colon - 1));
        int slot = (int) ((key * MULTIPLIER) >>> (Long.SIZE - GUESS_BITS));
        return previous == start ? slot : slot + (1 << GUESS_BITS);
    }
}
