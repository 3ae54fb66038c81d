package io.millrace.peers;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import java.util.List;

/**
 * The events of a source, made before anything is measured, strings among them.
 *
 * @param texts of each batch its only field of that type, row by row; empty if it has none
 */
public record PreparedRows(List<Batch> batches, List<String[]> texts) {
    public PreparedRows {
        batches = List.copyOf(batches);
        texts = List.copyOf(texts);
    }

    public static PreparedRows of(List<Batch> batches) {
        return new PreparedRows(
                batches, batches.stream().map(PreparedRows::texts).toList());
    }

    /** How many batches there are. */
    public int size() {
        return batches.size();
    }

    /** Has a reader go on with a batch. */
    public void open(int number, RowReader<?> reader) {
        reader.open(batches.get(number), texts.get(number));
    }

    private static String[] texts(Batch batch) {
        for (Column column : batch.columns()) {
            if (column instanceof BytesColumn bytes) {
                String[] texts = new String[batch.rowCount()];
                for (int row = 0; row < texts.length; row++) {
                    texts[row] = bytes.string(row);
                }
                return texts;
            }
        }
        return new String[0];
    }
}
