package io.millrace.vector.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.vector.channel.StreamElement.Watermark;
import org.junit.jupiter.api.Test;

class ChannelTest {
    @Test
    void isFirstInFirstOutAndBounded() {
        Channel channel = new Channel(4);
        for (int i = 0; i < 4; i++) {
            assertThat(channel.offer(new Watermark(i, 0))).isTrue();
        }
        assertThat(channel.offer(new Watermark(4, 0))).isFalse();
        for (int i = 0; i < 4; i++) {
            assertThat(channel.poll()).isEqualTo(new Watermark(i, 0));
        }
        assertThat(channel.poll()).isNull();
    }

    @Test
    void handsOverBetweenThreadsWithoutLossAndInOrder() throws InterruptedException {
        int count = 1_000_000;
        Channel channel = new Channel(16);
        Thread producer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < count; i++) {
                while (!channel.offer(new Watermark(i, 0))) {
                    Thread.onSpinWait();
                }
            }
        });
        for (int i = 0; i < count; i++) {
            StreamElement element = channel.poll();
            while (element == null) {
                Thread.onSpinWait();
                element = channel.poll();
            }
            if (((Watermark) element).millis() != i) {
                fail("element " + i + " came as " + element);
            }
        }
        producer.join();
        assertThat(channel.poll()).isNull();
    }
}
