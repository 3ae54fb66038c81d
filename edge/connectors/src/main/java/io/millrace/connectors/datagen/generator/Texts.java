package io.millrace.connectors.datagen.generator;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Validity;

/**
 * Random text, cut out of one long text of random letters, which costs no more than copying it. Two texts may have parts in common, as texts
 * do.
 */
public final class Texts {
    /** The longest text. */
    public static final int MAX_LENGTH = 32 << 10;

    private static final int POOL_BYTES = 64 << 10;
    private static final int LETTERS = 26;

    private final byte[] pool = new byte[POOL_BYTES + MAX_LENGTH];

    /**
     * @param spacing one character of so many is a space; 0 for none
     */
    public Texts(long seed, int spacing) {
        Chance chance = new Chance(seed, "texts");
        for (int i = 0; i < pool.length; i++) {
            long bits = chance.bits(i);
            boolean space = spacing > 0 && Chance.upper(bits, spacing) == 0;
            pool[i] = (byte) (space ? ' ' : 'a' + Chance.lower(bits, LETTERS));
        }
    }

    /** Puts a text into {@code target[at .. at + length)}, another one for other bits; it begins and ends with a letter. */
    public void copy(int bits, int length, byte[] target, int at) {
        int from = bits >>> 16;
        System.arraycopy(pool, from, target, at, length);
        if (length > 0) {
            target[at] = letter(target[at], bits);
            target[at + length - 1] = letter(target[at + length - 1], bits >>> 8);
        }
    }

    private static byte letter(byte character, int bits) {
        return character == ' ' ? (byte) ('a' + (((bits & 0xff) * LETTERS) >>> 8)) : character;
    }

    /** For each row one of some values. */
    public static BytesColumn choose(byte[][] values, int[] chosen, int count) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], values[chosen[i]].length);
        }
        byte[] data = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            byte[] value = values[chosen[i]];
            System.arraycopy(value, 0, data, offsets[i], value.length);
        }
        return new BytesColumn(data, offsets, count, Validity.ALL);
    }

    /** A text for each row. */
    public BytesColumn column(int[] bits, int[] lengths, int count) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], lengths[i]);
        }
        byte[] data = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            copy(bits[i], lengths[i], data, offsets[i]);
        }
        return new BytesColumn(data, offsets, count, Validity.ALL);
    }
}
