package io.millrace.expressions;

/** The text with which all that a regular expression matches starts, as far as it is plain to see. */
final class RegexPrefix {
    /** What means itself, besides letters and digits of ASCII and blanks. */
    private static final String PLAIN = "_-/:,;=<>@#%&'\"!~` ";

    private RegexPrefix() {}

    /** Empty if the pattern has alternatives or starts with something else than plain characters. */
    static String of(String pattern) {
        int end = 0;
        while (end < pattern.length() && isPlain(pattern.charAt(end))) {
            end++;
        }
        boolean mayBeMissing = end < pattern.length() && "*?{".indexOf(pattern.charAt(end)) >= 0;
        return pattern.indexOf('|') >= 0 ? "" : pattern.substring(0, mayBeMissing ? Math.max(end - 1, 0) : end);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }
}
