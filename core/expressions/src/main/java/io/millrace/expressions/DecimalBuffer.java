package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.Validity;

/** Takes the DECIMAL results of the rows of a batch, in any order. */
final class DecimalBuffer {
    private final Decimal type;
    private final int size;
    private final long[] high;
    private final long[] low;

    DecimalBuffer(Decimal type, Batch rows) {
        this.type = type;
        this.size = rows.rowCount();
        this.high = rows.memory().longs(type.isWide() ? size : 0);
        this.low = rows.memory().longs(size);
    }

    void store(int row, Int128 unscaled) {
        if (type.isWide()) {
            high[row] = unscaled.high();
        }
        low[row] = unscaled.low();
    }

    DecimalColumn column(Validity validity) {
        return new DecimalColumn(type, high, low, size, validity);
    }
}
