package io.millrace.vector.channel;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue between one producer and one consumer (a ring in the manner of L. Lamport, Specifying concurrent program
 * modules, 1983; both sides touch only the slot itself, so that they share no counter). That it is bounded is what makes
 * backpressure.
 */
public final class Channel {
    private final AtomicReferenceArray<@Nullable StreamElement> slots;
    private final int mask;

    /** Called when there is something to take, and when there is room again. Set before both sides run. */
    private Runnable consumer = () -> {};

    private Runnable producer = () -> {};

    /** Whether the producer has found no room, and has not been told of any since. */
    private volatile boolean full;

    /** Written by the producer alone. */
    private int tail;

    /** Written by the consumer alone. */
    private int head;

    /** @param capacity a power of two */
    public Channel(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("the capacity of a channel is a power of two, not " + capacity);
        }
        this.slots = new AtomicReferenceArray<>(capacity);
        this.mask = capacity - 1;
    }

    /** Has the consumer woken when there is something to take. Before both sides run. */
    public void wakeConsumer(Runnable wake) {
        consumer = wake;
    }

    /** Has the producer woken when there is room again. Before both sides run. */
    public void wakeProducer(Runnable wake) {
        producer = wake;
    }

    /** Adds an element, unless the channel is full. For the producer. */
    public boolean offer(StreamElement element) {
        int at = tail & mask;
        if (slots.getAcquire(at) != null) {
            full = true;
            return false;
        }
        // Not only a release: who sleeps is looked for behind it, and looks here before.
        slots.set(at, element);
        tail++;
        consumer.run();
        return true;
    }

    /** Takes the oldest element, or null if there is none. For the consumer. */
    public @Nullable StreamElement poll() {
        int at = head & mask;
        StreamElement element = slots.getAcquire(at);
        if (element != null) {
            slots.set(at, null);
            head++;
            if (full) {
                full = false;
                producer.run();
            }
        }
        return element;
    }
}
