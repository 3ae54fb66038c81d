package io.millrace.vector.state;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Slots as a binary heap: the one that comes before all others is at hand. Used by one thread. */
final class SlotHeap {
    private final Order order;
    private int[] slots = new int[1024];
    private int size;

    /** Whether a slot comes before another one; it stays so while both are in the heap. */
    interface Order {
        boolean isBefore(int slot, int other);
    }

    SlotHeap(Order order) {
        this.order = order;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return slots[0];
    }

    void add(int slot) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, size * 2);
        }
        int at = size++;
        while (at > 0 && order.isBefore(slot, slots[(at - 1) >>> 1])) {
            slots[at] = slots[(at - 1) >>> 1];
            at = (at - 1) >>> 1;
        }
        slots[at] = slot;
    }

    void removeFirst() {
        int slot = slots[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && order.isBefore(slots[child + 1], slots[child])) {
                child++;
            }
            if (!order.isBefore(slots[child], slot)) {
                break;
            }
            slots[at] = slots[child];
            at = child;
        }
        slots[at] = slot;
    }

    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(slots[i]);
        }
    }
}
