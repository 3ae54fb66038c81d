package io.millrace.benchmarks.expressions;

import io.millrace.model.data.Batch;
import java.util.List;

/** A query over {@link Bids}: a condition, and the columns of the result. */
enum NexmarkQuery {
    /** All bids in another currency. */
    Q1("q1", "TRUE", "auction, bidder, price * 0.908e0, date_time", 4) {
        @Override
        QueryResult byHand(Bids bids) {
            long wholes = 0;
            double doubles = 0;
            for (Batch batch : bids.batches()) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    wholes += Bids.value(batch, 0, row) + Bids.value(batch, 1, row) + Bids.value(batch, 3, row);
                    doubles += Bids.value(batch, 2, row) * 0.908;
                }
            }
            return new QueryResult(bids.rows(), wholes, doubles);
        }
    },
    /** The prices of some auctions. */
    Q2("q2", "MOD(auction, 123) = 0", "auction, price", 2) {
        @Override
        QueryResult byHand(Bids bids) {
            long rows = 0;
            long wholes = 0;
            for (Batch batch : bids.batches()) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    if (Bids.value(batch, 0, row) % 123 == 0) {
                        rows++;
                        wholes += Bids.value(batch, 0, row) + Bids.value(batch, 2, row);
                    }
                }
            }
            return new QueryResult(rows, wholes, 0);
        }
    };

    private final String title;
    private final String condition;
    private final String columns;
    private final int columnsRead;

    NexmarkQuery(String title, String condition, String columns, int columnsRead) {
        this.title = title;
        this.condition = condition;
        this.columns = columns;
        this.columnsRead = columnsRead;
    }

    String title() {
        return title;
    }

    String condition() {
        return condition;
    }

    List<String> columns() {
        return List.of(columns.split(", "));
    }

    /** The bytes of a row in the columns that the query names. */
    int bytesRead() {
        return columnsRead * Long.BYTES;
    }

    /** The result by a plain loop. */
    abstract QueryResult byHand(Bids bids);
}
