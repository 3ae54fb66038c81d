package io.millrace.model.expression;

/**
 * A piece of an expression's text.
 *
 * @param text as meant: quotes removed, words as they stand
 * @param offset of its first character
 */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        /** A keyword, a name, a function. */
        WORD,
        /** A name in double quotes. */
        QUOTED_NAME,
        NUMBER,
        /** Text in single quotes. */
        STRING,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
