package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.error.MillraceException;
import io.millrace.model.plan.DeadLetters;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the records that a decoder cannot read, and does with them what the job says. Used by one thread. */
final class MalformedRows implements RecordDecoder.MalformedRecords {
    private final byte[] job;
    private final MalformedPolicy policy;
    private final BatchBuilder rows = new BatchBuilder(DeadLetters.SCHEMA, 16);
    private @Nullable RawRecords current;
    private final BitSet reported = new BitSet();
    private long count;

    MalformedRows(String job, MalformedPolicy policy) {
        this.job = utf8(job);
        this.policy = policy;
    }

    /** Names the records that the next reports are about. */
    void of(RawRecords next) {
        current = next;
        reported.clear();
    }

    @Override
    public void report(int record, String code, String message) {
        RawRecords records = Objects.requireNonNull(current);
        count++;
        reported.set(record);
        switch (policy) {
            case SKIP -> {}
            case DEAD_LETTER -> append(records, record, code, message);
            case FAIL ->
                throw new MillraceException(
                        code,
                        message + " (" + records.origin() + ", partition " + records.partition() + ", offset "
                                + records.offsets()[record] + "); the job is told to fail on malformed records");
        }
    }

    /** Whether a record of those named last is no row. */
    boolean isReported(int record) {
        return reported.get(record);
    }

    /** How many were reported since the last call. */
    long takeCount() {
        long taken = count;
        count = 0;
        return taken;
    }

    /** The dead letters since the last call, in the form of {@link DeadLetters#SCHEMA}. */
    Batch takeRows() {
        return rows.build();
    }

    private void append(RawRecords records, int record, String code, String message) {
        byte[] value = records.value(record);
        if (value == null) {
            bytes(DeadLetters.VALUE).appendNull();
        } else {
            bytes(DeadLetters.VALUE).append(value);
        }
        byte[] key = records.key(record);
        if (key == null) {
            bytes(DeadLetters.KEY).appendNull();
        } else {
            bytes(DeadLetters.KEY).append(key);
        }
        bytes(DeadLetters.ERROR_CODE).append(utf8(code));
        bytes(DeadLetters.ERROR_MESSAGE).append(utf8(message));
        bytes(DeadLetters.SOURCE).append(utf8(records.origin()));
        ((IntColumnBuilder) rows.column(index(DeadLetters.PARTITION))).append(records.partition());
        longs(DeadLetters.OFFSET).append(records.offsets()[record]);
        long timestamp = records.timestamps()[record];
        if (timestamp == RawRecords.NO_TIMESTAMP) {
            longs(DeadLetters.TIMESTAMP).appendNull();
        } else {
            longs(DeadLetters.TIMESTAMP).append(Math.multiplyExact(timestamp, 1000L));
        }
        bytes(DeadLetters.JOB).append(job);
        rows.endRow();
    }

    private BytesColumnBuilder bytes(String field) {
        return (BytesColumnBuilder) rows.column(index(field));
    }

    private LongColumnBuilder longs(String field) {
        return (LongColumnBuilder) rows.column(index(field));
    }

    private static int index(String field) {
        return DeadLetters.SCHEMA.indexOf(field).orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
