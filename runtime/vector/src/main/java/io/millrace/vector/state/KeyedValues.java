package io.millrace.vector.state;

import io.millrace.model.invocation.StateValues;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The values that are kept by key: a slot for each key that has some which are not null. Used by one thread. */
public final class KeyedValues {
    private static final int NONE = -1;

    private final StateValues values;
    private final KeyTable keys;
    private final FreeSlots slots = new FreeSlots();

    /** By key. */
    private int[] slotOfKey = new int[0];

    private int[] keyOfSlot = new int[0];

    /**
     * @param values has the values, by slot
     * @param keys gives the key ids; every slot holds on to its key
     */
    public KeyedValues(StateValues values, KeyTable keys) {
        this.values = values;
        this.keys = keys;
    }

    /** The slot of a key, whose values are null if there was none. */
    public int slot(int key) {
        if (key >= slotOfKey.length) {
            int known = slotOfKey.length;
            slotOfKey = Arrays.copyOf(slotOfKey, Math.max(key + 1, Math.max(known * 2, 1024)));
            Arrays.fill(slotOfKey, known, slotOfKey.length, NONE);
        }
        if (slotOfKey[key] == NONE) {
            int slot = slots.take();
            if (slot == keyOfSlot.length) {
                int larger = Math.max(slot * 2, 1024);
                keyOfSlot = Arrays.copyOf(keyOfSlot, larger);
                values.reserve(larger);
            }
            keys.acquire(key);
            slotOfKey[key] = slot;
            keyOfSlot[slot] = key;
        }
        return slotOfKey[key];
    }

    public int key(int slot) {
        return keyOfSlot[slot];
    }

    /** Gives back a slot all of whose values are null. */
    public void freeIfClear(int slot) {
        if (values.isClear(slot)) {
            int key = keyOfSlot[slot];
            slotOfKey[key] = NONE;
            keyOfSlot[slot] = NONE;
            keys.release(key);
            slots.giveBack(slot);
        }
    }

    /** Visits all slots that are in use. */
    public void forEach(IntConsumer action) {
        for (int slot = 0; slot < slots.limit(); slot++) {
            if (keyOfSlot[slot] != NONE) {
                action.accept(slot);
            }
        }
    }
}
