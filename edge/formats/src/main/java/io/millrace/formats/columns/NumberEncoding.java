package io.millrace.formats.columns;

/** How a block of whole numbers is written. */
enum NumberEncoding {
    /** Eight bytes each. */
    PLAIN(0),
    /** The least number, then how much greater each is, in as many bits as the greatest needs. */
    FRAME(1),
    /** The first number, the least difference of neighbours, then how much greater each difference is. */
    DELTA(2),
    /** The values of runs and their lengths, each a block of its own. */
    RUNS(3);

    /** By their codes. */
    private static final NumberEncoding[] BY_CODE = values();

    private final int code;

    NumberEncoding(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** @throws io.millrace.formats.MalformedRecord if there is none of this code */
    static NumberEncoding read(RecordCursor in) {
        int code = in.unsignedByte();
        if (code >= BY_CODE.length) {
            throw in.corrupt("an encoding of numbers, 0 to " + (BY_CODE.length - 1), code);
        }
        return BY_CODE[code];
    }
}
