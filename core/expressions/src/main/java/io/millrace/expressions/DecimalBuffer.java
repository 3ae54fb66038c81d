package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.Validity;

/** Takes the DECIMAL results of the rows of a batch, in any order. */
final class DecimalBuffer {
    private final Decimal type;
    private final Batch rows;
    private final long[] high;
    private final long[] low;

    DecimalBuffer(Decimal type, Batch rows) {
        this.type = type;
        this.rows = rows;
        this.high = rows.memory().longs(type.isWide() ? rows.rowCount() : 0);
        this.low = rows.memory().longs(rows.rowCount());
    }

    void store(int row, Int128 unscaled) {
        if (type.isWide()) {
            high[row] = unscaled.high();
        }
        low[row] = unscaled.low();
    }

    DecimalColumn column(Validity validity) {
        return rows.objects().decimals(type, high, low, rows.rowCount(), validity);
    }
}
