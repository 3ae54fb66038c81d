package io.millrace.model.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {
    private static final List<String> SYMBOLS =
            List.of("<>", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]", ".", ",");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens, an END last. */
    static List<Token> tokens(String text) throws SyntaxException {
        Lexer lexer = new Lexer(text);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END, "", text.length());
        return lexer.tokens;
    }

    private void add(Token.Kind kind, String value, int offset) {
        tokens.add(new Token(kind, value, offset));
    }

    private void next() throws SyntaxException {
        char c = text.charAt(position);
        if (Character.isWhitespace(c)) {
            position++;
        } else if (c == '\'') {
            quoted('\'', Token.Kind.STRING);
        } else if (c == '"') {
            quoted('"', Token.Kind.QUOTED_NAME);
        } else if (isDigit(c) || (c == '.' && position + 1 < text.length() && isDigit(text.charAt(position + 1)))) {
            number();
        } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            int start = position;
            while (position < text.length()
                    && Character.isUnicodeIdentifierPart(text.charAt(position))
                    && !Character.isIdentifierIgnorable(text.charAt(position))) {
                position++;
            }
            add(Token.Kind.WORD, text.substring(start, position), start);
        } else {
            symbol();
        }
    }

    private void symbol() throws SyntaxException {
        if (text.startsWith("==", position)) {
            throw new SyntaxException(Fault.syntax(position, "SQL has no such operator", "==", "="));
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, position)) {
                add(Token.Kind.SYMBOL, symbol, position);
                position += symbol.length();
                return;
            }
        }
        String found = new String(Character.toChars(text.codePointAt(position)));
        String expected =
                switch (found) {
                    case "&" -> "AND";
                    case "|" -> "OR";
                    case "!" -> "NOT or <>";
                    default -> "names, numbers, 'text' and operators";
                };
        throw new SyntaxException(Fault.syntax(position, "no part of SQL starts so", found, expected));
    }

    private void quoted(char quote, Token.Kind kind) throws SyntaxException {
        int start = position++;
        StringBuilder value = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != quote) {
                value.append(c);
            } else if (position < text.length() && text.charAt(position) == quote) {
                value.append(quote);
                position++;
            } else {
                add(kind, value.toString(), start);
                return;
            }
        }
        throw new SyntaxException(
                Fault.syntax(start, "what a quote opens it also closes", text.substring(start), "a closing " + quote));
    }

    /** Digits, a point and more digits, an exponent; what makes no sense of it is left to the parser. */
    private void number() throws SyntaxException {
        int start = position;
        digits();
        if (position < text.length() && text.charAt(position) == '.') {
            position++;
            digits();
        }
        if (position < text.length() && (text.charAt(position) == 'e' || text.charAt(position) == 'E')) {
            position++;
            if (position < text.length() && (text.charAt(position) == '+' || text.charAt(position) == '-')) {
                position++;
            }
            int exponent = position;
            digits();
            if (exponent == position) {
                throw new SyntaxException(Fault.syntax(
                        start, "an exponent has digits", text.substring(start, position), "a number such as 9.08e-1"));
            }
        }
        if (position < text.length() && Character.isUnicodeIdentifierStart(text.charAt(position))) {
            throw new SyntaxException(Fault.syntax(
                    start,
                    "a number ends before a letter",
                    text.substring(start, position + 1),
                    "a space, or double quotes around a name that starts with a digit"));
        }
        add(Token.Kind.NUMBER, text.substring(start, position), start);
    }

    private void digits() {
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
