package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;

/** The elements of some rows of an ARRAY column, with the slot that each row's elements go to. */
record ElementRows(int[] rows, int[] slots, int count) {
    static ElementRows of(ArrayColumn arrays, int[] rows, int[] slots, int count) {
        int[] elements = new int[arrays.elements().size()];
        int[] elementSlots = new int[elements.length];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (arrays.validity().isValid(rows[i])) {
                for (int at = arrays.offsets()[rows[i]]; at < arrays.offsets()[rows[i] + 1]; at++) {
                    elements[found] = at;
                    elementSlots[found++] = slots[i];
                }
            }
        }
        return new ElementRows(elements, elementSlots, found);
    }
}
