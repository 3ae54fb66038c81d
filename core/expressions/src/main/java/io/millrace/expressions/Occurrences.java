package io.millrace.expressions;

import io.millrace.expressions.PerRow.Body;
import io.millrace.kernels.ByteKernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;

/**
 * Tells in which rows of a column, of one batch after the other, a text stands, and where. It looks through the bytes of all rows at once, which costs less than to begin
 * anew in each of them; what reaches from one row into the next does not count. To be asked with ascending rows.
 */
final class Occurrences {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final ByteKernels kernels;
    private final byte[] sought;
    private byte[] data = {};
    private int[] offsets = {};
    private int end;

    /** Where it stands next, at or behind the start of the last row that was looked into. */
    private int next = -1;

    Occurrences(byte[] sought, ByteKernels kernels) {
        this.sought = sought;
        this.kernels = kernels;
    }

    /** A body that has this look through its first argument, batch by batch. */
    <F> Body<F> inFirst(Body<F> body) {
        return new Body<>() {
            @Override
            public F of(Column[] arguments) {
                return body.of(arguments);
            }

            @Override
            public void begin(Column[] arguments) {
                look(PerRow.text(arguments[0]));
            }
        };
    }

    private void look(BytesColumn text) {
        data = text.data();
        offsets = text.offsets();
        end = offsets[text.size()];
        next = -1;
    }

    /** Whether the row holds the text. */
    boolean in(int row) {
        return at(row) >= 0;
    }

    /** Where in the bytes of the column the text stands first in the row, or -1. */
    int at(int row) {
        int rowEnd = offsets[row + 1];
        if (sought.length == 0) {
            return offsets[row];
        }
        if (next < offsets[row]) {
            next = find(offsets[row]);
        }
        while (next < rowEnd && next + sought.length > rowEnd) {
            next = find(next + 1);
        }
        return next < rowEnd ? next : -1;
    }

    private int find(int from) {
        int found = kernels.indexOf(data, from, end, sought);
        return found < 0 ? NOWHERE : found;
    }
}
