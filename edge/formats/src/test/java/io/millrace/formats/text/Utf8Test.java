package io.millrace.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithTheJdkOnAllSequencesOfTwoBytesAndMore() {
        byte[] bytes = new byte[4];
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                bytes[0] = (byte) first;
                bytes[1] = (byte) second;
                for (byte third : new byte[] {0, 0x7f, (byte) 0x80, (byte) 0xbf, (byte) 0xc0}) {
                    for (byte fourth : new byte[] {0, 0x7f, (byte) 0x80, (byte) 0xbf, (byte) 0xc0}) {
                        bytes[2] = third;
                        bytes[3] = fourth;
                        for (int length = 1; length <= 4; length++) {
                            assertAgrees(bytes, length);
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
    void agreesWithTheJdkOnLongTexts(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(new String[] {"a", "0123456789abcdef", "é", "日本", "😀"}[random.nextInt(5)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        assertAgrees(bytes, bytes.length);
    }

    private static void assertAgrees(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(length + 1), true);
        int expected = result.isError() ? in.position() : Utf8.VALID;
        if (Utf8.indexOfInvalid(bytes, 0, length) != expected) {
            assertThat(Utf8.indexOfInvalid(bytes, 0, length)).isEqualTo(expected);
        }
    }
}
