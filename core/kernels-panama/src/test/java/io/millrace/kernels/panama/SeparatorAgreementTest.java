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
            // 64 bytes of line feeds at most, where a stray quote was found or the text ends.
            int missing = expected.to(0) - lines.length;
            assertThat(missing).as("seed %d", seed).isLessThan(Long.SIZE);
            int next = missing == 0 ? data.length : expected.separators()[lines.length];
            if (strayOf1000 == 0) {
                assertThat(next).as("seed %d", seed).isGreaterThan(data.length - Long.SIZE);
            }
            cut += next <= data.length - Long.SIZE ? 1 : 0;
        }
        assertThat(cut).as("texts with stray quotes").isGreaterThan(100);
    }

    @Test
    void theSameFieldsOfLinesAreFound() {
        SeparatorMarks expected = new SeparatorMarks();
        SeparatorMarks marks = new SeparatorMarks();
        byte[] some = {',', ',', '\n', 'a', 'b', '"'};
        for (int seed = 0; seed < 10_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] data = new byte[random.nextInt(random.nextInt(10) == 0 ? 20_000 : 600)];
            int kinds = random.nextInt(3, some.length + 1);
            boolean ascii = random.nextBoolean();
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(500) > 0 || ascii ? some[random.nextInt(kinds)] : (byte) 0xc3;
            }
            int from = random.nextInt(data.length + 1);
            int to = random.nextInt(from, data.length + 1);

            int lineFeeds = scalar.fields(data, from, to, (byte) ',', (byte) '"', expected);

            assertThat(simd.fields(data, from, to, (byte) ',', (byte) '"', marks))
                    .as("seed %d", seed)
                    .isEqualTo(lineFeeds);
            assertThat(separators(marks, 0)).as("seed %d", seed).isEqualTo(separators(expected, 0));
            assertThat(marks.quotes(0)).as("seed %d", seed).isEqualTo(expected.quotes(0));
            assertThat(marks.isPlain(0)).as("seed %d", seed).isEqualTo(expected.isPlain(0));
            assertThat(marks.isAscii(0)).as("seed %d", seed).isEqualTo(expected.isAscii(0));
        }
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
