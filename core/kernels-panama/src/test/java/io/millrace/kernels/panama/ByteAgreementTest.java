package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.Kernels;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Both forms find what a String finds, and the same bytes of ASCII. */
class ByteAgreementTest {
    private static final int MOST_BYTES = 300;

    private final List<ByteKernels> forms = List.of(
            ForcedWidth.kernels().bytes(), Kernels.scalar("to compare with").bytes());

    @Test
    void textIsFoundWhereverItStands() {
        for (int seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            // Two letters only: first and last bytes stand in many places where the rest does not.
            byte[] data = letters(random, random.nextInt(MOST_BYTES));
            byte[] sought = letters(random, random.nextInt(12));
            int from = random.nextInt(data.length + 1);
            int to = from + random.nextInt(data.length - from + 1);
            String text = new String(data, from, to - from, StandardCharsets.ISO_8859_1);
            int found = text.indexOf(new String(sought, StandardCharsets.ISO_8859_1));
            for (ByteKernels kernels : forms) {
                assertThat(kernels.indexOf(data, from, to, sought))
                        .as("seed %d", seed)
                        .isEqualTo(found < 0 ? -1 : from + found);
            }
        }
    }

    @Test
    void everyPlaceIsLookedAt() {
        byte[] sought = {1, 2, 3};
        for (int length = sought.length; length < MOST_BYTES; length++) {
            for (int at = 0; at <= length - sought.length; at++) {
                byte[] data = new byte[length];
                System.arraycopy(sought, 0, data, at, sought.length);
                for (ByteKernels kernels : forms) {
                    assertThat(kernels.indexOf(data, 0, length, sought)).isEqualTo(at);
                    assertThat(kernels.indexOf(data, 0, at + 2, sought)).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void oneByteThatIsNotAsciiIsSeenWhereverItStands() {
        for (int length = 0; length < 600; length += 7) {
            byte[] data = new byte[length];
            Arrays.fill(data, Byte.MAX_VALUE);
            for (ByteKernels kernels : forms) {
                assertThat(kernels.isAscii(data, 0, length)).isTrue();
            }
            for (int at = 0; at < length; at++) {
                data[at] = Byte.MIN_VALUE;
                for (ByteKernels kernels : forms) {
                    assertThat(kernels.isAscii(data, 0, length)).isFalse();
                    assertThat(kernels.isAscii(data, at + 1, length)).isTrue();
                    assertThat(kernels.isAscii(data, 0, at)).isTrue();
                }
                data[at] = Byte.MAX_VALUE;
            }
        }
    }

    @Test
    void aTextStandsAtEachPlaceOrNot() {
        for (int seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int length = random.nextInt(ByteKernels.PREFIX_MARGIN + 1);
            byte[] padded = Arrays.copyOf(letters(random, length), ByteKernels.PREFIX_MARGIN);
            int count = random.nextInt(20);
            int from = random.nextInt(count + 1);
            byte[] data = letters(random, count * 100 + 2 * ByteKernels.PREFIX_MARGIN);
            int[] places = new int[count];
            for (int i = 0; i < count; i++) {
                places[i] = i * 100 + random.nextInt(30);
                System.arraycopy(padded, 0, data, places[i], length);
            }
            for (ByteKernels kernels : forms) {
                assertThat(kernels.allStartWith(data, places, from, count, padded, length))
                        .as("seed %d", seed)
                        .isTrue();
            }
            if (length == 0 || from == count) {
                continue;
            }
            data[places[from + random.nextInt(count - from)] + random.nextInt(length)] ^= 1;
            for (ByteKernels kernels : forms) {
                assertThat(kernels.allStartWith(data, places, from, count, padded, length))
                        .as("seed %d, one byte is another", seed)
                        .isFalse();
            }
        }
    }

    @Test
    void piecesAreCopiedOneBehindTheOther() {
        for (int seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] source = letters(random, 1 + random.nextInt(MOST_BYTES));
            int count = random.nextInt(20);
            int from = random.nextInt(count + 1);
            int[] starts = random.ints(count, 0, source.length).toArray();
            int[] lengths = IntStream.of(starts)
                    .map(start -> random.nextInt(source.length - start + 1))
                    .toArray();
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            expected.writeBytes(new byte[3]);
            for (int i = from; i < count; i++) {
                expected.write(source, starts[i], lengths[i]);
            }
            for (ByteKernels kernels : forms) {
                byte[] target = new byte[expected.size() + ByteKernels.SLACK];
                kernels.copy(source, starts, lengths, from, count, target, 3);
                assertThat(Arrays.copyOf(target, expected.size()))
                        .as("seed %d", seed)
                        .isEqualTo(expected.toByteArray());
            }
        }
    }

    private static byte[] letters(SplittableRandom random, int length) {
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) (random.nextInt(5) == 0 ? 0x80 : 'a');
        }
        return letters;
    }
}
