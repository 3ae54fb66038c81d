package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.JsonKernels;
import io.millrace.kernels.JsonMarks;
import io.millrace.kernels.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Both forms mark the same bytes, wherever a text stands in its data. */
class JsonAgreementTest {
    private static final byte[] USUAL = {'"', ',', '}', ']', '{', '[', ':', 'a', ' ', 0x7f};
    private static final byte[] UNUSUAL = {'\\', 0, 0x1f, (byte) 0x80, (byte) 0xff, '\n'};

    private final JsonKernels simd = ForcedWidth.kernels().json();
    private final JsonKernels scalar = Kernels.scalar("to compare with").json();

    @Test
    void theSameBytesAreMarked() {
        int plain = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] data = bytes(random);
            int from = random.nextInt(data.length + 1);
            int to = from + random.nextInt(Math.min(data.length - from, JsonMarks.MAX_LENGTH) + 1);
            JsonMarks expected = new JsonMarks();
            JsonMarks marks = new JsonMarks();
            scalar.scan(data, from, to, expected);
            simd.scan(data, from, to, marks);
            assertThat(marks.isPlain()).as("seed %d", seed).isEqualTo(expected.isPlain());
            if (expected.isPlain()) {
                plain++;
                assertThat(marks.isAscii()).as("seed %d", seed).isEqualTo(expected.isAscii());
                assertThat(marks.quotes()).as("seed %d", seed).isEqualTo(expected.quotes());
                assertThat(words(marks, to - from)).as("seed %d", seed).isEqualTo(words(expected, to - from));
            }
        }
        assertThat(plain).isBetween(2_000, 18_000);
    }

    /** Those of the text, and the one behind. */
    private static long[] words(JsonMarks marks, int length) {
        return Arrays.copyOf(marks.separators(), (length + Long.SIZE - 1) / Long.SIZE + 1);
    }

    private static byte[] bytes(SplittableRandom random) {
        byte[] data = new byte[random.nextInt(10) == 0 ? 5000 : random.nextInt(300)];
        int rarity = random.nextInt(2) == 0 ? Integer.MAX_VALUE : 200;
        for (int i = 0; i < data.length; i++) {
            byte[] some = random.nextInt(rarity) == 0 ? UNUSUAL : USUAL;
            data[i] = some[random.nextInt(some.length)];
        }
        return data;
    }
}
