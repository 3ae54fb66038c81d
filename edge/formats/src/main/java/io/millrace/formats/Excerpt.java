package io.millrace.formats;

import java.nio.charset.StandardCharsets;

/** Shows a piece of a record to people. */
final class Excerpt {
    private static final int MAX_CHARACTERS = 60;
    private static final int MAX_BYTES = 4 * MAX_CHARACTERS;

    private Excerpt() {}

    /** The text in quotes, cut to 60 characters; what cannot be printed is escaped, what is no UTF-8 replaced. */
    static String of(byte[] data, int from, int to) {
        String text = new String(data, from, Math.min(to - from, MAX_BYTES), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder("'");
        int characters = 0;
        int i = 0;
        while (i < text.length() && characters < MAX_CHARACTERS) {
            int c = text.codePointAt(i);
            if (isPrintable(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format("\\u%04x", c));
            }
            i += Character.charCount(c);
            characters++;
        }
        if (i < text.length() || to - from > MAX_BYTES) {
            shown.append('…');
        }
        return shown.append('\'').toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
