package io.millrace.vector.tasklet;

import io.millrace.model.data.BatchBuilder;
import io.millrace.model.plan.Lookup;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.vector.metrics.LookupMetrics;
import io.millrace.vector.operator.LookupOperator;
import io.millrace.vector.operator.LookupOperator.Question;
import java.util.Arrays;

/** Reads the records that a table outside has answered with. Used by one thread. */
final class LookupAnswers {
    private static final int NO_ROW = -1;

    /** Characters of a key in a message. */
    private static final int SHOWN = 100;

    private final String origin;
    private final RecordDecoder decoder;
    private final BatchBuilder rows;
    private final MalformedRows malformed;
    private final LookupOperator operator;
    private final LookupMetrics metrics;

    LookupAnswers(String job, Lookup lookup, RecordDecoder decoder, LookupOperator operator, LookupMetrics metrics) {
        this.origin = "table of " + lookup.id();
        this.decoder = decoder;
        this.rows = new BatchBuilder(lookup.tableSchema(), 64);
        this.malformed = new MalformedRows(job, lookup.malformed());
        this.operator = operator;
        this.metrics = metrics;
    }

    /** Takes a record for each key of a question; what cannot be read counts as absent. */
    void take(Question question, EncodedRecords records, long nanoTime) {
        int count = question.ids().length;
        if (records.count() != count) {
            throw new IllegalStateException(origin + ": " + records.count() + " records for " + count + " keys");
        }
        int[] rowOfKey = new int[count];
        Arrays.fill(rowOfKey, NO_ROW);
        int[] keyOfRecord = new int[count];
        RawRecords present = present(question.keys(), records, keyOfRecord);
        malformed.of(present);
        decoder.decode(
                present,
                0,
                present.count(),
                rows,
                (record, code, message) -> malformed.report(
                        record, code, message + ", in the record of key '" + key(question, keyOfRecord[record]) + "'"));
        int row = 0;
        for (int record = 0; record < present.count(); record++) {
            if (!malformed.isReported(record)) {
                rowOfKey[keyOfRecord[record]] = row++;
            }
        }
        operator.answer(question.ids(), rowOfKey, rows.build(), nanoTime);
        long dead = malformed.takeCount();
        if (dead > 0) {
            metrics.deadLetters(dead);
            operator.reject(malformed.takeRows());
        }
    }

    /** For people. */
    private static String key(Question question, int number) {
        String key = question.keys().string(number);
        return key.length() <= SHOWN ? key : key.substring(0, SHOWN) + "…";
    }

    /** The records that there are, in the form in which formats read them, with their keys. */
    private RawRecords present(EncodedRecords keys, EncodedRecords records, int[] keyOfRecord) {
        int count = keyOfRecord.length;
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int[] keyStarts = new int[count];
        int[] keyLengths = new int[count];
        byte[] data = Arrays.copyOf(records.data(), records.size() + keys.size());
        System.arraycopy(keys.data(), 0, data, records.size(), keys.size());
        int present = 0;
        for (int i = 0; i < count; i++) {
            if (!records.isAbsent(i)) {
                keyOfRecord[present] = i;
                starts[present] = records.start(i);
                lengths[present] = records.length(i);
                keyStarts[present] = records.size() + keys.start(i);
                keyLengths[present++] = keys.length(i);
            }
        }
        long[] timestamps = new long[present];
        Arrays.fill(timestamps, RawRecords.NO_TIMESTAMP);
        return new RawRecords(
                0,
                origin,
                0,
                present,
                data,
                starts,
                lengths,
                keyStarts,
                keyLengths,
                new long[present],
                timestamps,
                new long[present],
                null);
    }
}
