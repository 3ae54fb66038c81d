package io.millrace.formats;

import io.millrace.model.spi.RecordDecoder.MalformedRecords;

/**
 * Thrown inside a decoder to leave a record that is no row. Has no stack trace: it stands for data, not for a fault of the
 * program.
 */
public final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NOWHERE = -1;

    private final MalformedCode code;
    private final int at;

    private MalformedRecord(MalformedCode code, String problem, int at) {
        super(problem, null, false, false);
        this.code = code;
        this.at = at;
    }

    /** A problem of the record as a whole. */
    public static MalformedRecord of(MalformedCode code, String problem) {
        return new MalformedRecord(code, problem, NOWHERE);
    }

    /**
     * A problem at one place: something else was wanted than {@code data[from .. to)}.
     *
     * @param wanted what would be right
     */
    public static MalformedRecord found(MalformedCode code, String wanted, byte[] data, int from, int to) {
        String found = from < to ? Excerpt.of(data, from, to) : "nothing";
        return new MalformedRecord(code, wanted + ", found " + found, from);
    }

    /**
     * The record ends too early.
     *
     * @param wanted what would be right
     */
    public static MalformedRecord end(MalformedCode code, String wanted, int at) {
        return new MalformedRecord(code, wanted + ", found the end of the record", at);
    }

    /** The same problem in text that was decoded from what stands at {@code index}. */
    public MalformedRecord movedTo(int index) {
        return new MalformedRecord(code, problem(), index);
    }

    /** Hands the problem on, with its place as the number of bytes from {@code recordStart}. */
    public void report(int record, int recordStart, MalformedRecords malformed) {
        malformed.report(record, code.name(), at == NOWHERE ? problem() : problem() + " at byte " + (at - recordStart));
    }

    private String problem() {
        return String.valueOf(getMessage());
    }
}
