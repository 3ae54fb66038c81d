package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;

/** AND, OR and NOT in three values, 64 rows at a time. */
final class BooleanLogic {
    private BooleanLogic() {}

    /** The right side is evaluated on rows that the left one does not decide: those where it is not false. */
    record And(ColumnFunction left, ColumnFunction right) implements ColumnFunction {
        @Override
        public Column evaluate(Batch rows) {
            BooleanColumn a = (BooleanColumn) left.evaluate(rows);
            BooleanColumn b = (BooleanColumn) right.evaluate(rows.objects().select(rows, undecided(rows, a, false)));
            int count = rows.rowCount();
            long[] words = rows.memory().bits(count);
            if (a.validity().allValid() && b.validity().allValid()) {
                for (int i = 0; i < Bits.words(rows.rowCount()); i++) {
                    words[i] = a.words()[i] & b.words()[i];
                }
                return rows.objects().booleans(words, count, Validity.ALL);
            }
            long[] valid = rows.memory().bits(count);
            for (int i = 0; i < Bits.words(rows.rowCount()); i++) {
                words[i] = trueBits(a, i) & trueBits(b, i);
                valid[i] = words[i] | falseBits(a, i) | falseBits(b, i);
            }
            return rows.objects().booleans(words, count, Bits.validity(valid, rows));
        }
    }

    /** The right side is evaluated on rows that the left one does not decide: those where it is not true. */
    record Or(ColumnFunction left, ColumnFunction right) implements ColumnFunction {
        @Override
        public Column evaluate(Batch rows) {
            BooleanColumn a = (BooleanColumn) left.evaluate(rows);
            BooleanColumn b = (BooleanColumn) right.evaluate(rows.objects().select(rows, undecided(rows, a, true)));
            int count = rows.rowCount();
            long[] words = rows.memory().bits(count);
            if (a.validity().allValid() && b.validity().allValid()) {
                for (int i = 0; i < Bits.words(rows.rowCount()); i++) {
                    words[i] = a.words()[i] | b.words()[i];
                }
                return rows.objects().booleans(words, count, Validity.ALL);
            }
            long[] valid = rows.memory().bits(count);
            for (int i = 0; i < Bits.words(rows.rowCount()); i++) {
                words[i] = trueBits(a, i) | trueBits(b, i);
                valid[i] = words[i] | (falseBits(a, i) & falseBits(b, i));
            }
            return rows.objects().booleans(words, count, Bits.validity(valid, rows));
        }
    }

    /** Null stays null. */
    record Not(ColumnFunction operand) implements ColumnFunction {
        @Override
        public Column evaluate(Batch rows) {
            BooleanColumn values = (BooleanColumn) operand.evaluate(rows);
            long[] words = rows.memory().bits(rows.rowCount());
            for (int i = 0; i < Bits.words(rows.rowCount()); i++) {
                words[i] = ~values.words()[i];
            }
            return rows.objects().booleans(words, rows.rowCount(), values.validity());
        }
    }

    private static Selection undecided(Batch rows, BooleanColumn values, boolean deciding) {
        int count = Bits.words(values.size());
        long[] decided = rows.memory().longs(count);
        for (int i = 0; i < count; i++) {
            decided[i] = deciding ? trueBits(values, i) : falseBits(values, i);
        }
        return RowSets.bits(rows.selection(), decided, false, rows.memory());
    }

    private static long trueBits(BooleanColumn values, int word) {
        return values.words()[word] & validBits(values, word);
    }

    private static long falseBits(BooleanColumn values, int word) {
        return ~values.words()[word] & validBits(values, word);
    }

    private static long validBits(BooleanColumn values, int word) {
        return values.validity().allValid() ? -1L : values.validity().words()[word];
    }
}
