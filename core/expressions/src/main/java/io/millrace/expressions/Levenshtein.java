package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.error.MillraceException;
import java.util.List;

/** The least number of code points to add, drop or change: by the table of Wagner and Fischer, of which one line is kept. */
final class Levenshtein {
    /** The time is the product of the lengths. */
    private static final int MOST_CHARACTERS = 4_096;

    private int[] line = new int[64];
    private int[] characters = new int[64];

    private Levenshtein() {}

    static ColumnFunction of(Attempt attempt, List<ColumnFunction> arguments) {
        Levenshtein distance = new Levenshtein();
        return PerRow.ints(attempt, arguments, (columns, misfits) -> {
            BytesColumn left = PerRow.text(columns[0]);
            BytesColumn right = PerRow.text(columns[1]);
            return row -> {
                int lines = Utf8.count(left.data(), left.start(row), left.offsets()[row + 1]);
                int count = Utf8.count(right.data(), right.start(row), right.offsets()[row + 1]);
                if (count > MOST_CHARACTERS || lines > MOST_CHARACTERS) {
                    misfits.add(row, () -> tooLong(misfits, lines, count));
                    return 0;
                }
                return distance.between(
                        left.data(), left.start(row), left.offsets()[row + 1], right.data(), right.start(row), count);
            };
        });
    }

    private static MillraceException tooLong(Misfits misfits, int left, int right) {
        return Errors.invalid(
                misfits.call(), left + " and " + right + " characters", "at most " + MOST_CHARACTERS + " in each text");
    }

    /** @param count the code points of the right text */
    private int between(byte[] left, int leftStart, int leftEnd, byte[] right, int rightStart, int count) {
        if (line.length <= count) {
            line = new int[count + 1];
            characters = new int[count + 1];
        }
        int at = rightStart;
        for (int i = 0; i < count; i++) {
            characters[i] = Utf8.codePoint(right, at);
            at += Utf8.width(right[at]);
            line[i] = i;
        }
        line[count] = count;
        int done = 0;
        for (int l = leftStart; l < leftEnd; l += Utf8.width(left[l])) {
            int codePoint = Utf8.codePoint(left, l);
            int diagonal = line[0];
            line[0] = ++done;
            for (int i = 1; i <= count; i++) {
                int changed = diagonal + (characters[i - 1] == codePoint ? 0 : 1);
                diagonal = line[i];
                line[i] = Math.min(changed, Math.min(diagonal, line[i - 1]) + 1);
            }
        }
        return line[count];
    }
}
