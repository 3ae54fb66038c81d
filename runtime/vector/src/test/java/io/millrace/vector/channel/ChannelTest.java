package io.millrace.vector.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.vector.channel.StreamElement.Watermark;
import java.util.concurrent.atomic.AtomicInteger;
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
    void wakesTheConsumerForEachElementAndTheProducerWhenThereIsRoomAgain() {
        AtomicInteger consumer = new AtomicInteger();
        AtomicInteger producer = new AtomicInteger();
        Channel channel = new Channel(2);
        channel.wakeConsumer(consumer::incrementAndGet);
        channel.wakeProducer(producer::incrementAndGet);

        channel.offer(new Watermark(1, 0));
        channel.poll();
        channel.offer(new Watermark(2, 0));
        channel.offer(new Watermark(3, 0));
        assertThat(consumer).hasValue(3);
        assertThat(channel.offer(new Watermark(4, 0))).isFalse();
        assertThat(consumer).hasValue(3);
        assertThat(producer).hasValue(0);
        channel.poll();
        channel.poll();
        assertThat(producer).hasValue(1);
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
