package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.BitPackingKernels;
import io.millrace.kernels.EncodingKernels;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.XxHash64;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms give what their definition says, of any numbers, at sizes around every lane width. */
class EncodingAgreementTest {
    private static final int[] COUNTS = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 257};

    private final Kernels simd = ForcedWidth.kernels();
    private final Kernels scalar = Kernels.scalar("to compare with");

    @Test
    void packedNumbersAreTheBitsOfOneLargeNumber() {
        for (int width = 0; width <= Long.SIZE; width++) {
            for (int count : COUNTS) {
                long[] values = numbers(new SplittableRandom(width * 1000L + count), count);
                BigInteger bits = BigInteger.ZERO;
                BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
                for (int i = count - 1; i >= 0; i--) {
                    bits = bits.shiftLeft(width)
                            .or(BigInteger.valueOf(values[i]).and(mask));
                }
                for (Kernels kernels : List.of(simd, scalar)) {
                    byte[] packed = new byte[3 + (int) BitPackingKernels.packedBytes(count, width) + 2];
                    Arrays.fill(packed, (byte) 0x5a);
                    kernels.packing().pack(values, count, width, packed, 3);

                    assertThat(number(packed, 3, packed.length - 2)).isEqualTo(bits);
                    assertThat(packed).startsWith(0x5a, 0x5a, 0x5a).endsWith(0x5a, 0x5a);
                }
            }
        }
    }

    /** Bytes with the lowest first, as a number. */
    private static BigInteger number(byte[] bytes, int from, int to) {
        byte[] highestFirst = new byte[to - from];
        for (int i = 0; i < highestFirst.length; i++) {
            highestFirst[i] = bytes[to - 1 - i];
        }
        return new BigInteger(1, highestFirst);
    }

    @Test
    void unpackedNumbersAreThoseThatWerePacked() {
        for (int width = 0; width <= Long.SIZE; width++) {
            long mask = width == 0 ? 0 : -1L >>> (Long.SIZE - width);
            for (int count : COUNTS) {
                long[] values = numbers(new SplittableRandom(width * 1000L + count), count);
                int bytes = (int) BitPackingKernels.packedBytes(count, width);
                // Nothing is read beyond the last byte: there is none.
                byte[] packed = new byte[5 + bytes];
                scalar.packing().pack(values, count, width, packed, 5);
                long[] expected =
                        Arrays.stream(values).map(value -> value & mask).toArray();
                for (Kernels kernels : List.of(simd, scalar)) {
                    long[] unpacked = new long[count + 4];
                    Arrays.fill(unpacked, 17);
                    kernels.packing().unpack(packed, 5, count, width, unpacked, 2);

                    assertThat(Arrays.copyOfRange(unpacked, 2, count + 2))
                            .as("%d numbers of %d bits", count, width)
                            .isEqualTo(expected);
                    assertThat(new long[] {unpacked[0], unpacked[1], unpacked[count + 2], unpacked[count + 3]})
                            .containsOnly(17);
                }
            }
        }
    }

    @Test
    void sumsOfDifferencesAreTheNumbers() {
        for (int count : COUNTS) {
            for (int seed = 0; seed < 20; seed++) {
                SplittableRandom random = new SplittableRandom(seed * 1000L + count);
                long[] values = numbers(random, count);
                long step = random.nextLong();
                for (Kernels kernels : List.of(simd, scalar)) {
                    EncodingKernels encodings = kernels.encodings();
                    long[] deltas = new long[Math.max(count - 1, 0)];
                    encodings.deltas(values, count, deltas);
                    encodings.add(deltas, deltas.length, -step);
                    long[] sums = new long[count];
                    for (int i = 0; i < count; i++) {
                        sums[i] = i == 0 ? values[0] : deltas[i - 1];
                    }
                    encodings.sums(sums, count, step);

                    assertThat(sums).as("seed %d", seed).isEqualTo(values);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40, 1000})
    void runsAreFoundAndWritten(int longest) {
        for (int count : COUNTS) {
            for (int seed = 0; seed < 20; seed++) {
                SplittableRandom random = new SplittableRandom(seed * 1000L + count);
                long[] values = new long[count];
                List<Integer> begins = new ArrayList<>();
                for (int i = 0, left = 0; i < count; i++, left--) {
                    if (left == 0) {
                        left = random.nextInt(1, longest + 1);
                        values[i] = i == 0 ? Long.MIN_VALUE : values[i - 1] + random.nextLong(1, 3);
                        begins.add(i);
                    } else {
                        values[i] = values[i - 1];
                    }
                }
                for (Kernels kernels : List.of(simd, scalar)) {
                    int[] starts = new int[count];
                    int runs = kernels.encodings().runStarts(values, count, starts);
                    assertThat(Arrays.stream(starts, 0, runs).boxed()).isEqualTo(begins);

                    long[] ofRuns = begins.stream().mapToLong(i -> values[i]).toArray();
                    int[] ends = new int[runs];
                    for (int run = 0; run < runs; run++) {
                        ends[run] = run + 1 < runs ? begins.get(run + 1) : count;
                    }
                    long[] expanded = new long[count + 1];
                    expanded[count] = 17;
                    kernels.encodings().expand(ofRuns, ends, runs, expanded);
                    assertThat(Arrays.copyOf(expanded, count)).isEqualTo(values);
                    assertThat(expanded[count]).isEqualTo(17);
                }
            }
        }
    }

    @Test
    void textsAreNumberedByTheirFirstAppearance() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int count = random.nextInt(300);
            int different = random.nextInt(1, 100);
            List<String> texts = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            int[] offsets = new int[count + 1];
            long[] hashes = new long[count];
            for (int i = 0; i < count; i++) {
                int text = random.nextInt(different);
                texts.add("x".repeat(text % 20) + (text == 0 ? "" : text));
                all.append(texts.getLast());
                offsets[i + 1] = all.length();
                // Some hashes are equal although the texts are not.
                hashes[i] = XxHash64.hash((long) texts.getLast().hashCode()) & 0xf000_0000_0000_000fL;
            }
            byte[] data = all.toString().getBytes(StandardCharsets.US_ASCII);
            List<String> distinct = texts.stream().distinct().toList();
            for (Kernels kernels : List.of(simd, scalar)) {
                long[] codes = new long[count];
                int[] entries = new int[count];
                int[] slots = new int[512];
                int size = kernels.encodings().number(data, offsets, count, hashes, count, slots, codes, entries);

                assertThat(Arrays.stream(entries, 0, size).mapToObj(texts::get))
                        .as("seed %d", seed)
                        .isEqualTo(distinct);
                assertThat(Arrays.stream(codes).mapToObj(code -> distinct.get((int) code)))
                        .isEqualTo(texts);
                assertThat(kernels.encodings().number(data, offsets, count, hashes, size - 1, slots, codes, entries))
                        .isEqualTo(count == 0 ? 0 : -1);
                assertGathers(kernels, distinct, texts);
            }
        }
    }

    private static void assertGathers(Kernels kernels, List<String> distinct, List<String> texts) {
        byte[] dictionary = String.join("", distinct).getBytes(StandardCharsets.US_ASCII);
        int[] offsets = new int[distinct.size() + 1];
        for (int i = 0; i < distinct.size(); i++) {
            offsets[i + 1] = offsets[i] + distinct.get(i).length();
        }
        long[] codes = texts.stream().mapToLong(distinct::indexOf).toArray();
        int[] outOffsets = new int[texts.size() + 1];
        for (int i = 0; i < texts.size(); i++) {
            outOffsets[i + 1] = outOffsets[i] + texts.get(i).length();
        }
        byte[] out = new byte[outOffsets[texts.size()]];
        kernels.encodings().gather(dictionary, offsets, codes, codes.length, out, outOffsets);

        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo(String.join("", texts));
    }

    /** Any, many extremes and many equal among them; all equal for some. */
    private static long[] numbers(SplittableRandom random, int count) {
        long[] edges = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, random.nextLong()};
        int kinds = random.nextInt(1, 4);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (kinds) {
                case 1 -> edges[5];
                case 2 -> edges[random.nextInt(edges.length)];
                default -> random.nextLong() >> random.nextInt(64);
            };
        }
        return numbers;
    }
}
