package io.millrace.model.data;

/**
 * Copies chosen rows of a column: any rows, in any order, as often as wanted. A loop for each kind of column, and for nested
 * columns one for the children; no object is made for a row.
 */
public final class Gather {
    /** Stands for a row that is null. */
    public static final int NULL_ROW = -1;

    private Gather() {}

    /** As {@link #rows(Column, int[], int, ColumnMemory)}, on the heap. */
    public static Column rows(Column column, int[] rows, int count) {
        return rows(column, rows, count, HeapMemory.HEAP);
    }

    /**
     * The chosen rows. Linear in {@code count} and in the size of the values.
     *
     * @param rows rows of the column or {@link #NULL_ROW}, {@code count} of them
     * @param memory gives the arrays, and has those of the column
     * @return a column of {@code count} rows; the column itself if it has just these rows
     */
    public static Column rows(Column column, int[] rows, int count, ColumnMemory memory) {
        return isWhole(column, rows, count) ? column : copy(column, rows, count, memory);
    }

    /** As {@link #rows(Column, int[], int, ColumnMemory)}, but always with arrays of its own. */
    public static Column copy(Column column, int[] rows, int count, ColumnMemory memory) {
        Validity validity = validity(column.validity(), rows, count, memory);
        return switch (column) {
            case BooleanColumn c -> {
                long[] words = memory.bits(count);
                for (int i = 0; i < count; i++) {
                    words[i >>> 6] |= (rows[i] >= 0 && c.get(rows[i]) ? 1L : 0L) << i;
                }
                yield new BooleanColumn(words, count, validity);
            }
            case IntColumn c -> {
                int[] from = c.values();
                int[] values = memory.ints(count);
                for (int i = 0; i < count; i++) {
                    values[i] = rows[i] < 0 ? 0 : from[rows[i]];
                }
                yield new IntColumn(values, count, validity);
            }
            case LongColumn c -> new LongColumn(longs(c.values(), rows, count, memory), count, validity);
            case DoubleColumn c -> {
                double[] from = c.values();
                double[] values = memory.doubles(count);
                for (int i = 0; i < count; i++) {
                    values[i] = rows[i] < 0 ? 0 : from[rows[i]];
                }
                yield new DoubleColumn(values, count, validity);
            }
            case DecimalColumn c -> {
                long[] high = c.type().isWide() ? longs(c.high(), rows, count, memory) : c.high();
                yield new DecimalColumn(c.type(), high, longs(c.low(), rows, count, memory), count, validity);
            }
            case BytesColumn c -> bytes(c, rows, count, validity, memory);
            case ArrayColumn c -> {
                int[] offsets = offsets(c.offsets(), c.validity(), rows, count, memory);
                int[] inner = inner(c.offsets(), rows, offsets, count, memory);
                yield new ArrayColumn(rows(c.elements(), inner, offsets[count], memory), offsets, count, validity);
            }
            case MapColumn c -> {
                int[] offsets = offsets(c.offsets(), c.validity(), rows, count, memory);
                int[] inner = inner(c.offsets(), rows, offsets, count, memory);
                yield new MapColumn(
                        rows(c.keys(), inner, offsets[count], memory),
                        rows(c.values(), inner, offsets[count], memory),
                        offsets,
                        count,
                        validity);
            }
            case RowColumn c ->
                new RowColumn(
                        c.fields().stream()
                                .map(field -> rows(field, rows, count, memory))
                                .toList(),
                        count,
                        validity);
        };
    }

    private static long[] longs(long[] from, int[] rows, int count, ColumnMemory memory) {
        long[] values = memory.longs(count);
        for (int i = 0; i < count; i++) {
            values[i] = rows[i] < 0 ? 0 : from[rows[i]];
        }
        return values;
    }

    private static boolean isWhole(Column column, int[] rows, int count) {
        if (count != column.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (rows[i] != i) {
                return false;
            }
        }
        return true;
    }

    private static Validity validity(Validity from, int[] rows, int count, ColumnMemory memory) {
        long[] words = memory.bits(count);
        int nulls = 0;
        for (int i = 0; i < count; i++) {
            boolean valid = rows[i] >= 0 && from.isValid(rows[i]);
            words[i >>> 6] |= (valid ? 1L : 0L) << i;
            nulls += valid ? 0 : 1;
        }
        return Validity.of(words, nulls);
    }

    private static BytesColumn bytes(
            BytesColumn column, int[] rows, int count, Validity validity, ColumnMemory memory) {
        int[] offsets = offsets(column.offsets(), column.validity(), rows, count, memory);
        byte[] data = memory.bytes(offsets[count]);
        for (int i = 0; i < count; i++) {
            int length = offsets[i + 1] - offsets[i];
            if (length > 0) {
                System.arraycopy(column.data(), column.start(rows[i]), data, offsets[i], length);
            }
        }
        return new BytesColumn(data, offsets, count, validity);
    }

    /** Where the gathered rows end, each as long as it was; null has no length. */
    private static int[] offsets(int[] from, Validity validity, int[] rows, int count, ColumnMemory memory) {
        int[] offsets = memory.ints(count + 1);
        offsets[0] = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int length = row >= 0 && validity.isValid(row) ? from[row + 1] - from[row] : 0;
            offsets[i + 1] = Math.addExact(offsets[i], length);
        }
        return offsets;
    }

    /** Which of the children belong to the gathered rows. */
    private static int[] inner(int[] from, int[] rows, int[] offsets, int count, ColumnMemory memory) {
        int[] inner = memory.ints(offsets[count]);
        for (int i = 0; i < count; i++) {
            for (int at = offsets[i], child = offsets[i + 1] > at ? from[rows[i]] : 0; at < offsets[i + 1]; at++) {
                inner[at] = child++;
            }
        }
        return inner;
    }
}
