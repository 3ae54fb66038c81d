package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    private static final long SEED = 5;

    @Test
    void numbersAreWrittenAndReadAsJavaDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            for (int i = 0; i < 100; i++) {
                check(random.nextLong() >> bit);
            }
            check(1L << bit);
            check((1L << bit) - 1);
        }
        check(0);
        check(Long.MIN_VALUE);
    }

    private static void check(long value) {
        byte[] out = new byte[Digits.MOST];
        int start = Digits.write(value, out);
        String text = new String(out, start, out.length - start, StandardCharsets.US_ASCII);

        assertThat(text).isEqualTo(Long.toString(value));
        boolean plain = value > -1_000_000_000_000_000_000L && value < 1_000_000_000_000_000_000L;
        assertThat(Digits.parse(out, start, out.length)).isEqualTo(plain ? value : Digits.NOT_PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "1234567890123456789", "١", "--1", "1-"})
    void otherTextIsLeftToOthers(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Digits.parse(bytes, 0, bytes.length)).isEqualTo(Digits.NOT_PLAIN);
    }
}
