package io.millrace.vector.state;

/**
 * A Bloom filter of 64-bit hashes (B. H. Bloom, Space/time trade-offs in hash coding with allowable errors, 1970), whose probes are made of the two halves of the hash (A. Kirsch,
 * M. Mitzenmacher, Less hashing, same performance, 2006).
 */
final class BloomFilter {
    private static final int MOST_WORDS = 1 << 27;

    private final long[] words;
    private final long bits;
    private final int probes;

    /**
     * @param falsePositiveRate how often a new hash is taken for a known one when there are {@code expected} of them
     * @throws IllegalArgumentException if that takes more than 1 GiB
     */
    static BloomFilter of(long expected, double falsePositiveRate) {
        double perKey = -Math.log(falsePositiveRate) / (Math.log(2) * Math.log(2));
        double wanted = Math.ceil(expected * perKey / Long.SIZE);
        if (wanted > MOST_WORDS) {
            throw new IllegalArgumentException("a Bloom filter of " + expected + " keys at a rate of "
                    + falsePositiveRate + " takes more than 1 GiB");
        }
        return new BloomFilter(
                new long[(int) Math.max(1, wanted)], (int) Math.max(1, Math.round(perKey * Math.log(2))));
    }

    /** A filter of these words, which are kept, not copied. */
    BloomFilter(long[] words, int probes) {
        this.words = words;
        this.bits = (long) words.length * Long.SIZE;
        this.probes = probes;
    }

    /** Where hashes have left their bits; not a copy. */
    long[] words() {
        return words;
    }

    /** How many bits a hash has. */
    int probes() {
        return probes;
    }

    /** Whether the hash may have been added. */
    boolean holds(long hash) {
        long step = step(hash);
        long at = hash;
        for (int i = 0; i < probes; i++, at += step) {
            long bit = Math.unsignedMultiplyHigh(at, bits);
            if ((words[(int) (bit >>> 6)] >>> bit & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    void add(long hash) {
        long step = step(hash);
        long at = hash;
        for (int i = 0; i < probes; i++, at += step) {
            long bit = Math.unsignedMultiplyHigh(at, bits);
            words[(int) (bit >>> 6)] |= 1L << bit;
        }
    }

    /** Whether hashes leave the same bits in both. */
    boolean hasShapeOf(BloomFilter other) {
        return words.length == other.words.length && probes == other.probes;
    }

    /** Adds all hashes of a filter of the same shape. */
    void add(BloomFilter other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    /** Depends on all bits of the hash; odd, so that probes differ. */
    private static long step(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) | 1;
    }
}
