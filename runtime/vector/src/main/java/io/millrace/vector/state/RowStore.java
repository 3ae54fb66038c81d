package io.millrace.vector.state;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Concatenation;
import io.millrace.model.data.Gather;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.NestedColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of any types in columns, each with a number: 0 for the first one, and so on. New rows are a part of their own until it is as large as half of the one before,
 * and then they become one, so that a row is copied a number of times that is logarithmic in that of the rows (J. L. Bentley, J. B. Saxe, Decomposable searching problems,
 * 1980). Used by one thread.
 */
public final class RowStore {
    private final List<List<Column>> parts = new ArrayList<>();

    /** The number of the first row of each part. */
    private int[] starts = new int[32];

    private int size;
    private int[] places = new int[0];

    public int size() {
        return size;
    }

    /** Takes copies of {@code rows[0 .. count)} of a batch; they get the numbers from {@link #size()} on. */
    public void append(Batch batch, int[] rows, int count) {
        if (count == 0) {
            return;
        }
        if (parts.size() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        List<Column> part = new ArrayList<>(batch.columns().size());
        for (Column column : batch.columns()) {
            part.add(copy(column, rows, count));
        }
        starts[parts.size()] = size;
        parts.add(part);
        size = Math.addExact(size, count);
        while (parts.size() > 1 && length(parts.size() - 1) * 2L >= length(parts.size() - 2)) {
            joinLast();
        }
    }

    /** The columns of some rows, at least one, in that order. */
    public List<Column> rows(int[] numbers, int count, ColumnMemory memory) {
        List<List<Column>> pieces = new ArrayList<>();
        places = places.length < count ? new int[count] : places;
        int[] within = new int[count];
        int placed = 0;
        for (int part = 0; part < parts.size(); part++) {
            int start = starts[part];
            int end = start + length(part);
            int found = 0;
            for (int i = 0; i < count; i++) {
                if (numbers[i] >= start && numbers[i] < end) {
                    within[found] = numbers[i] - start;
                    places[i] = placed + found++;
                }
            }
            if (found > 0) {
                int taken = found;
                pieces.add(parts.get(part).stream()
                        .map(column -> Gather.rows(column, within, taken))
                        .toList());
                placed += found;
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < pieces.getFirst().size(); i++) {
            int column = i;
            Column joined = Concatenation.of(
                    pieces.stream().map(piece -> piece.get(column)).toList());
            columns.add(Gather.rows(joined, places, count, memory));
        }
        return columns;
    }

    /** Keeps some rows alone, whose numbers are 0 and up from now on, in that order. */
    public void retain(int[] numbers, int count) {
        List<Column> kept = count == 0 ? List.of() : rows(numbers, count, HeapMemory.HEAP);
        parts.clear();
        size = count;
        starts[0] = 0;
        if (count > 0) {
            parts.add(kept);
        }
    }

    /** Compares two rows in one column, as {@link ColumnOrder} has it. */
    public int compare(int column, int left, int right) {
        int leftPart = part(left);
        int rightPart = part(right);
        return ColumnOrder.compare(
                parts.get(leftPart).get(column),
                left - starts[leftPart],
                parts.get(rightPart).get(column),
                right - starts[rightPart]);
    }

    /** Shares no array with the column, as those are used again: the concatenation of two parts copies whatever is in them. */
    private static Column copy(Column column, int[] rows, int count) {
        return count < column.size() && !(column instanceof NestedColumn)
                ? Gather.rows(column, rows, count)
                : Concatenation.of(List.of(
                        Gather.rows(column, rows, count - 1), Gather.rows(column, new int[] {rows[count - 1]}, 1)));
    }

    private int part(int number) {
        int found = Arrays.binarySearch(starts, 0, parts.size(), number);
        return found >= 0 ? found : -found - 2;
    }

    private int length(int part) {
        return (part + 1 < parts.size() ? starts[part + 1] : size) - starts[part];
    }

    private void joinLast() {
        List<Column> last = parts.removeLast();
        List<Column> before = parts.removeLast();
        List<Column> joined = new ArrayList<>(last.size());
        for (int i = 0; i < last.size(); i++) {
            joined.add(Concatenation.of(List.of(before.get(i), last.get(i))));
        }
        parts.add(joined);
    }
}
