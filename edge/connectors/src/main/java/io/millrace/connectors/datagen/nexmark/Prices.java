package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Chance;

/** Prices in cents, 1.00 to 1,000,000.00: each power of ten as likely as the others. */
final class Prices {
    private static final int POWERS = 6;
    private static final int STEPS = 256;

    /** {@code 10^(i / 256^(digit + 1))}: three digits make a fraction of 24 bits, and nothing is computed that another machine rounds otherwise. */
    private static final double[][] FRACTIONS = new double[3][STEPS];

    private static final double[] CENTS = {100, 1e3, 1e4, 1e5, 1e6, 1e7};

    static {
        double step = 1;
        for (double[] digit : FRACTIONS) {
            step /= STEPS;
            for (int i = 0; i < STEPS; i++) {
                digit[i] = StrictMath.pow(10, i * step);
            }
        }
    }

    private Prices() {}

    /** The price for some bits. */
    static long of(long bits) {
        int fraction = (int) bits;
        double cents = CENTS[Chance.upper(bits, POWERS)]
                * FRACTIONS[0][fraction >>> 24]
                * FRACTIONS[1][(fraction >>> 16) & (STEPS - 1)]
                * FRACTIONS[2][(fraction >>> 8) & (STEPS - 1)];
        return (long) (cents + 0.5);
    }
}
