package io.millrace.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XxHash64Test {
    /** The vectors of the reference implementation's sanity check, over the buffer that it generates. */
    @ParameterizedTest
    @CsvSource({
        "0, EF46DB3751D8E999",
        "1, E934A84ADB052768",
        "4, 9136A0DCA57457EE",
        "14, 8282DCC4994E35C8",
        "222, B641AE8CB691C174"
    })
    void publishedVectorsOfTheSanityBuffer(int length, String expected) {
        byte[] buffer = sanityBuffer(222);

        assertThat(hex(XxHash64.hash(buffer, 0, length))).isEqualTo(expected);
    }

    /** With the sanity check's seed. */
    @ParameterizedTest
    @CsvSource({
        "0, AC75FDA2929B17EF",
        "1, 5014607643A9B4C3",
        "4, CAAB286BD8E9FDB5",
        "14, C3BD6BF63DEB6DF0",
        "222, 20CB8AB7AE10C14A"
    })
    void publishedVectorsWithASeed(int length, String expected) {
        byte[] buffer = sanityBuffer(222);

        assertThat(hex(XxHash64.hash(buffer, 0, length, 0x9E3779B1L))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a, D24EC4F1A98C6E5B",
        "abc, 44BC2CF5AD770999",
        "Nobody inspects the spammish repetition, FBCEA83C8A378BF1"
    })
    void publishedVectorsOfText(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(hex(XxHash64.hash(bytes, 0, bytes.length))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, Long.MAX_VALUE})
    void numbersHashAsTheirLittleEndianBytes(long value) {
        assertThat(XxHash64.hash(value)).isEqualTo(XxHash64.hash(littleEndian(value), 0, 8));
        assertThat(XxHash64.hash((int) value)).isEqualTo(XxHash64.hash(littleEndian(value), 0, 4));
    }

    @Test
    void combiningHashesTheSixteenBytesOfBoth() {
        byte[] both = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(7)
                .putLong(-9)
                .array();

        assertThat(XxHash64.combine(7, -9)).isEqualTo(XxHash64.hash(both, 0, 16));
        assertThat(XxHash64.combine(7, -9)).isNotEqualTo(XxHash64.combine(-9, 7));
    }

    @Test
    void aSliceHashesAsIfItStoodAlone() {
        byte[] buffer = sanityBuffer(222);
        byte[] shifted = new byte[230];
        System.arraycopy(buffer, 0, shifted, 5, 222);

        for (int length = 0; length <= 222; length++) {
            assertThat(XxHash64.hash(shifted, 5, 5 + length))
                    .as("length %d", length)
                    .isEqualTo(XxHash64.hash(buffer, 0, length));
        }
    }

    private static byte[] sanityBuffer(int length) {
        byte[] buffer = new byte[length];
        long generator = 2654435761L;
        for (int i = 0; i < length; i++) {
            buffer[i] = (byte) (generator >>> 56);
            generator *= 0x9E3779B185EBCA8DL;
        }
        return buffer;
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static String hex(long hash) {
        return "%016X".formatted(hash);
    }
}
