package io.millrace.connectors.datagen.generator;

/**
 * Random bits for numbered rows: those of a row depend on the seed, on what they are for and on the row's number, on nothing else, so that
 * any row can be made at any time and by anybody. SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA
 * 2014), of which row n gets the nth number.
 */
public final class Chance {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private final long start;

    /** @param purpose what is decided; another purpose has other bits */
    public Chance(long seed, String purpose) {
        this.start = mixed(mixed(seed + GAMMA) + purpose.hashCode() * GAMMA);
    }

    /** The 64 bits of a row. */
    public long bits(long row) {
        return mixed(start + row * GAMMA);
    }

    /** A number in {@code [0, bound)} from the upper half of some bits. */
    public static int upper(long bits, int bound) {
        return (int) (((bits >>> 32) * bound) >>> 32);
    }

    /** A number in {@code [0, bound)} from the lower half of some bits. */
    public static int lower(long bits, int bound) {
        return (int) (((bits & 0xffff_ffffL) * bound) >>> 32);
    }

    /** A number in {@code [0, 1)} from the upper 53 bits. */
    public static double fraction(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** Other bits made of some. */
    public static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
