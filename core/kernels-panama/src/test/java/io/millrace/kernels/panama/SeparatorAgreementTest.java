package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Both forms mark the same bytes, wherever texts stand in their data. */
class SeparatorAgreementTest {
    private static final byte[] USUAL = {'"', ',', '}', ']', '{', '[', ':', 'a', ' ', 0x7f};
    private static final byte[] UNUSUAL = {'\\', 0, 0x1f, (byte) 0x80, (byte) 0xff, '\n'};

    /** Nothing but separators: more in a block than are usual. */
    private static final byte[] SEPARATORS = {','};

    private final SeparatorKernels simd = ForcedWidth.kernels().separators();
    private final SeparatorKernels scalar = Kernels.scalar("to compare with").separators();

    @Test
    void theSameBytesOfJsonAreMarked() {
        assertThat(plainTexts((kernels, texts, marks) ->
                        kernels.json(texts.data, texts.starts, texts.lengths, texts.from, texts.to, marks)))
                .isBetween(8_000, 40_000);
    }

    @Test
    void theSameDelimitersAreMarked() {
        assertThat(plainTexts((kernels, texts, marks) -> kernels.delimited(
                        texts.data, texts.starts, texts.lengths, texts.from, texts.to, (byte) ',', (byte) '"', marks)))
                .isBetween(8_000, 40_000);
    }

    @Test
    void theSameLinesAreFoundAsLongAsQuotesAreRegular() {
        SeparatorMarks expected = new SeparatorMarks();
        SeparatorMarks marks = new SeparatorMarks();
        byte[] some = {'\n', ',', 'a', 'b', 'c', 'd'};
        byte[][] quoted = {{'"', 'a', '"'}, {'"', '"'}, {'"', 'a', '"', '"', '\n', '"'}};
        int cut = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int strayOf1000 = random.nextInt(2);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            int size = random.nextInt(1000);
            while (text.size() < size) {
                if (random.nextInt(10) == 0) {
                    text.write(',');
                    text.writeBytes(quoted[random.nextInt(quoted.length)]);
                    text.write(random.nextBoolean() ? ',' : '\n');
                } else {
                    text.write(random.nextInt(1000) < strayOf1000 ? '"' : some[random.nextInt(some.length)]);
                }
            }
            byte[] data = text.toByteArray();
            scalar.lines(data, 0, data.length, (byte) ',', (byte) '"', expected);
            simd.lines(data, 0, data.length, (byte) ',', (byte) '"', marks);
            int[] lines = separators(marks, 0);
            assertThat(lines).as("seed %d", seed).isEqualTo(Arrays.copyOf(separators(expected, 0), lines.length));
            // 64 bytes of line feeds at most, where a stray quote was found.
            assertThat(lines.length).as("seed %d", seed).isGreaterThan(expected.to(0) - Long.SIZE);
            if (strayOf1000 == 0) {
                assertThat(lines).as("seed %d", seed).hasSize(expected.to(0));
            }
            cut += lines.length < expected.to(0) ? 1 : 0;
        }
        assertThat(cut).as("texts with stray quotes").isGreaterThan(100);
    }

    private interface Scan {
        void run(SeparatorKernels kernels, Texts texts, SeparatorMarks marks);
    }

    /** Compares both forms and gives the number of texts that were plain. */
    private int plainTexts(Scan scan) {
        int plain = 0;
        SeparatorMarks expected = new SeparatorMarks();
        SeparatorMarks marks = new SeparatorMarks();
        for (int seed = 0; seed < 10_000; seed++) {
            Texts texts = new Texts(new SplittableRandom(seed));
            scan.run(scalar, texts, expected);
            scan.run(simd, texts, marks);
            for (int text = 0; text < texts.to - texts.from; text++) {
                assertThat(marks.isPlain(text))
                        .as("seed %d, text %d", seed, text)
                        .isEqualTo(expected.isPlain(text));
                if (expected.isPlain(text)) {
                    plain++;
                    assertThat(marks.isAscii(text))
                            .as("seed %d, text %d", seed, text)
                            .isEqualTo(expected.isAscii(text));
                    assertThat(marks.quotes(text))
                            .as("seed %d, text %d", seed, text)
                            .isEqualTo(expected.quotes(text));
                    assertThat(separators(marks, text))
                            .as("seed %d, text %d", seed, text)
                            .isEqualTo(separators(expected, text));
                }
            }
        }
        return plain;
    }

    private static int[] separators(SeparatorMarks marks, int text) {
        return Arrays.copyOfRange(marks.separators(), marks.from(text), marks.to(text));
    }

    /** Some texts that stand anywhere in their data, of which those {@code from .. to} are looked at. */
    private static final class Texts {
        final byte[] data;
        final int[] starts;
        final int[] lengths;
        final int from;
        final int to;

        Texts(SplittableRandom random) {
            data = new byte[random.nextInt(10) == 0 ? 6000 : random.nextInt(600)];
            int rarity = random.nextInt(2) == 0 ? Integer.MAX_VALUE : 200;
            byte[] some = random.nextInt(5) == 0 ? SEPARATORS : USUAL;
            for (int i = 0; i < data.length; i++) {
                byte[] bytes = random.nextInt(rarity) == 0 ? UNUSUAL : some;
                data[i] = bytes[random.nextInt(bytes.length)];
            }
            int count = random.nextInt(12);
            from = random.nextInt(count + 1);
            to = count;
            starts = random.ints(count, 0, data.length + 1).toArray();
            lengths = Arrays.stream(starts)
                    .map(start -> random.nextInt(data.length - start + 1))
                    .toArray();
        }
    }
}
