package io.millrace.expressions;

import io.millrace.expressions.ComparisonCompiler.ConstantTest;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Selection;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A text that is compared with those of all rows: its first eight bytes as one word, what stands behind them only where that is equal. */
final class ConstantText {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final long word;

    /** The bits of a word that the text has. */
    private final long mask;

    ConstantText(byte[] bytes) {
        this.bytes = bytes;
        this.word = (long) WORD.get(Arrays.copyOf(bytes, Math.max(bytes.length, Long.BYTES)), 0);
        this.mask = bytes.length == 0 ? 0 : -1L >>> Math.max(0, Long.SIZE - Byte.SIZE * bytes.length);
    }

    /** Keeps the rows that start with it. */
    ConstantTest isStart() {
        return (values, rows, out) -> {
            byte[] data = ((BytesColumn) values).data();
            int[] offsets = ((BytesColumn) values).offsets();
            int count = 0;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                int from = offsets[row];
                out[count] = row;
                count += offsets[row + 1] - from >= bytes.length && standsAt(data, from) ? 1 : 0;
            }
            return count;
        };
    }

    /** Keeps the rows that end with it. */
    ConstantTest isEnd() {
        return (values, rows, out) -> {
            byte[] data = ((BytesColumn) values).data();
            int[] offsets = ((BytesColumn) values).offsets();
            int count = 0;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                int from = offsets[row + 1] - bytes.length;
                out[count] = row;
                count += from >= offsets[row] && standsAt(data, from) ? 1 : 0;
            }
            return count;
        };
    }

    /** Keeps the rows that are equal to it, or those that are not. */
    static ConstantTest equal(byte[] bytes, boolean wanted) {
        ConstantText text = new ConstantText(bytes);
        return (values, rows, out) -> text.equal((BytesColumn) values, wanted, rows, out);
    }

    private int equal(BytesColumn values, boolean wanted, Selection rows, int[] out) {
        byte[] data = values.data();
        int[] offsets = values.offsets();
        int count = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            int from = offsets[row];
            boolean equal = offsets[row + 1] - from == bytes.length && standsAt(data, from);
            out[count] = row;
            count += equal == wanted ? 1 : 0;
        }
        return count;
    }

    /** Whether it stands there, where there is room for it. */
    private boolean standsAt(byte[] data, int at) {
        int length = bytes.length;
        if (at > data.length - Long.BYTES) {
            return Arrays.equals(data, at, at + length, bytes, 0, length);
        }
        return (((long) WORD.get(data, at) ^ word) & mask) == 0
                && (length <= Long.BYTES
                        || Arrays.equals(data, at + Long.BYTES, at + length, bytes, Long.BYTES, length));
    }
}
