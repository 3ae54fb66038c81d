package io.millrace.vector.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Arrays of one kind, given out in one order again and again: a job asks for the same ones with every batch, so that each request finds the array of
 * the batch before in its place.
 */
final class ArrayStock<A> {
    /** Arrays of so many elements are kept, however few are asked for. */
    private static final int SMALL = 1 << 16;

    /** An array that is so many times as long as asked for is not kept: one large batch is no reason to hold its memory for ever. */
    private static final int EXCESS = 8;

    private final IntFunction<A> allocate;
    private final ToIntFunction<A> length;
    private final List<A> arrays = new ArrayList<>();
    private int next;

    ArrayStock(IntFunction<A> allocate, ToIntFunction<A> length) {
        this.allocate = allocate;
        this.length = length;
    }

    /** The next array, at least so long. */
    A take(int wanted) {
        if (next == arrays.size()) {
            arrays.add(allocate.apply(wanted));
        } else if (!fits(length.applyAsInt(arrays.get(next)), wanted)) {
            arrays.set(next, allocate.apply(wanted));
        }
        return arrays.get(next++);
    }

    /** All arrays may be given out again. */
    void restart() {
        next = 0;
    }

    List<A> arrays() {
        return arrays;
    }

    private static boolean fits(int length, int wanted) {
        return length >= wanted && (length <= SMALL || length / EXCESS <= wanted);
    }
}
