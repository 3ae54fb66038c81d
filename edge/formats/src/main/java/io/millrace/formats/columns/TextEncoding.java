package io.millrace.formats.columns;

/** How a block of texts, or of other bytes, is written. */
enum TextEncoding {
    /** The lengths, then the bytes. */
    PLAIN(0),
    /** The texts that there are, plain, then the number of each. */
    DICTIONARY(1);

    /** By their codes. */
    private static final TextEncoding[] BY_CODE = values();

    private final int code;

    TextEncoding(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** @throws io.millrace.formats.MalformedRecord if there is none of this code */
    static TextEncoding read(RecordCursor in) {
        int code = in.unsignedByte();
        if (code >= BY_CODE.length) {
            throw in.corrupt("an encoding of texts, 0 to " + (BY_CODE.length - 1), code);
        }
        return BY_CODE[code];
    }
}
