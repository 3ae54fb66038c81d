package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;

/** The text of one row after the other as UTF-16, for libraries that read text so, in an array that is used again. */
final class TextView implements CharSequence {
    private char[] chars = new char[64];
    private int length;

    void show(BytesColumn text, int row) {
        byte[] data = text.data();
        int end = text.offsets()[row + 1];
        if (chars.length < text.length(row)) {
            chars = new char[Math.max(text.length(row), 2 * chars.length)];
        }
        length = 0;
        int at = text.start(row);
        while (at < end) {
            if (data[at] >= 0) {
                chars[length++] = (char) data[at++];
            } else {
                length += Character.toChars(Utf8.codePoint(data, at), chars, length);
                at += Utf8.width(data[at]);
            }
        }
    }

    /** Writes a part as UTF-8; it must start and end between characters. */
    void write(int from, int to, BytesColumnBuilder out) {
        int at = from;
        while (at < to) {
            int codePoint = Character.codePointAt(chars, at, to);
            Utf8.write(codePoint, out);
            at += Character.charCount(codePoint);
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
