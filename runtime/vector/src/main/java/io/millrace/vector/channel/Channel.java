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

    /** Adds an element, unless the channel is full. For the producer. */
    public boolean offer(StreamElement element) {
        int at = tail & mask;
        if (slots.getAcquire(at) != null) {
            return false;
        }
        slots.setRelease(at, element);
        tail++;
        return true;
    }

    /** Takes the oldest element, or null if there is none. For the consumer. */
    public @Nullable StreamElement poll() {
        int at = head & mask;
        StreamElement element = slots.getAcquire(at);
        if (element != null) {
            slots.setRelease(at, null);
            head++;
        }
        return element;
    }
}
