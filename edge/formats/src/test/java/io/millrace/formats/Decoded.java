package io.millrace.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a decoder made of some records.
 *
 * @param outcomes for each record its row as a list of Java values, or the {@link Malformed} reported
 */
public record Decoded(List<Object> outcomes) {
    /** A report. */
    public record Malformed(String code, String message) {}

    public static Decoded by(RecordDecoder decoder, Schema schema, RawRecords records) {
        List<Object> outcomes = new ArrayList<>();
        BatchBuilder rows = new BatchBuilder(schema, 4);
        List<Integer> wellFormed = new ArrayList<>();
        // One call a record, so that each outcome is known to belong to it.
        for (int i = 0; i < records.count(); i++) {
            int before = rows.rowCount();
            int reported = outcomes.size();
            decoder.decode(records, i, i + 1, rows, (record, code, message) -> {
                assertRolledBack(rows);
                outcomes.add(new Malformed(code, message));
            });
            if (rows.rowCount() > before) {
                wellFormed.add(outcomes.size());
                outcomes.add(List.of());
            }
            if (outcomes.size() != reported + 1) {
                fail("not one outcome a record: " + outcomes);
            }
        }
        List<List<Object>> values = Rows.of(rows.build());
        for (int i = 0; i < wellFormed.size(); i++) {
            outcomes.set(wellFormed.get(i), values.get(i));
        }
        assertSameInOneCall(decoder, schema, records, outcomes);
        return new Decoded(outcomes);
    }

    /** The rows, none malformed. */
    public List<Object> rows() {
        assertThat(outcomes).noneMatch(Malformed.class::isInstance);
        return outcomes;
    }

    /** The one report. */
    public Malformed malformed() {
        assertThat(outcomes).hasSize(1).allMatch(Malformed.class::isInstance);
        return (Malformed) outcomes.get(0);
    }

    private static void assertSameInOneCall(
            RecordDecoder decoder, Schema schema, RawRecords records, List<Object> outcomes) {
        List<Object> reports = new ArrayList<>();
        BatchBuilder rows = new BatchBuilder(schema, 4);
        decoder.decode(records, 0, records.count(), rows, (record, code, message) -> {
            assertRolledBack(rows);
            Malformed malformed = new Malformed(code, message);
            if (!malformed.equals(outcomes.get(record))) {
                fail(malformed + " instead of " + outcomes.get(record));
            }
            reports.add(malformed);
        });
        Batch batch = rows.build();
        List<Object> all = new ArrayList<>(Rows.of(batch));
        all.addAll(reports);
        List<Object> expected = new ArrayList<>(outcomes);
        expected.sort(Comparator.comparing(Malformed.class::isInstance));
        if (!all.equals(expected)) {
            assertThat(all).isEqualTo(expected);
        }
    }

    private static void assertRolledBack(BatchBuilder rows) {
        for (int i = 0; i < rows.schema().size(); i++) {
            if (rows.column(i).size() != rows.rowCount()) {
                fail("a report with a row half written: column " + i);
            }
        }
    }
}
