package io.millrace.formats.json;

import io.millrace.model.spi.EncodedRecords;

/** Writes strings. Escapes what the grammar asks for and no more. */
final class JsonTextWriter {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private JsonTextWriter() {}

    /** Adds UTF-8 text, in quotes, to the value under construction. */
    static void write(byte[] text, int from, int to, EncodedRecords out) {
        out.write('"');
        int at = from;
        while (true) {
            int stop = JsonSyntax.endOfPlainText(text, at, to);
            out.write(text, at, stop - at);
            if (stop == to) {
                break;
            }
            writeEscaped(text[stop], out);
            at = stop + 1;
        }
        out.write('"');
    }

    private static void writeEscaped(byte b, EncodedRecords out) {
        out.write('\\');
        switch (b) {
            case '"', '\\' -> out.write(b);
            case '\b' -> out.write('b');
            case '\f' -> out.write('f');
            case '\n' -> out.write('n');
            case '\r' -> out.write('r');
            case '\t' -> out.write('t');
            default -> {
                out.write('u');
                out.write('0');
                out.write('0');
                out.write(HEX[b >> 4]);
                out.write(HEX[b & 0xf]);
            }
        }
    }
}
