package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Token.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recursive descent over the grammar of scalar SQL; one method for each level of precedence. */
final class Parser {
    /** Words that are names only in double quotes. */
    static final Set<String> RESERVED = Set.of(
            "AND",
            "OR",
            "NOT",
            "IS",
            "NULL",
            "TRUE",
            "FALSE",
            "BETWEEN",
            "IN",
            "LIKE",
            "AS",
            "CAST",
            "TRY_CAST",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END");

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int operators;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Ast expression() throws SyntaxException {
        Ast result = or();
        expectEnd();
        return result;
    }

    DataType dataType() throws SyntaxException {
        DataType result = new TypeParser(this).type();
        expectEnd();
        return result;
    }

    private void expectEnd() throws SyntaxException {
        if (peek().kind() != Kind.END) {
            throw unexpected("an operator or the end");
        }
    }

    private Ast or() throws SyntaxException {
        Ast left = and();
        for (Token token = peek(); acceptWord("OR"); token = peek()) {
            left = chained(ScalarFunction.OR, token, left, and());
        }
        return left;
    }

    private Ast and() throws SyntaxException {
        Ast left = not();
        for (Token token = peek(); acceptWord("AND"); token = peek()) {
            left = chained(ScalarFunction.AND, token, left, not());
        }
        return left;
    }

    private Ast not() throws SyntaxException {
        Token token = peek();
        if (!acceptWord("NOT")) {
            return predicate();
        }
        enter();
        Ast operand = not();
        depth--;
        return new Ast.Operation(ScalarFunction.NOT, "NOT", List.of(operand), token.offset());
    }

    private Ast predicate() throws SyntaxException {
        Ast left = sum();
        while (true) {
            Token token = peek();
            Optional<ScalarFunction> comparison =
                    token.kind() == Kind.SYMBOL ? comparison(token.text()) : Optional.empty();
            if (comparison.isPresent()) {
                next++;
                left = chained(comparison.get(), token, left, sum());
            } else if (acceptWord("IS")) {
                boolean negated = acceptWord("NOT");
                expectWord("NULL");
                left = new Ast.Operation(
                        negated ? ScalarFunction.IS_NOT_NULL : ScalarFunction.IS_NULL,
                        negated ? "IS NOT NULL" : "IS NULL",
                        List.of(left),
                        token.offset());
            } else if (token.isWord("NOT") || token.isWord("BETWEEN") || token.isWord("IN") || token.isWord("LIKE")) {
                boolean negated = acceptWord("NOT");
                Ast test = acceptWord("BETWEEN")
                        ? between(left, token)
                        : acceptWord("LIKE") ? like(left, token) : in(left, token);
                left = negated ? new Ast.Operation(ScalarFunction.NOT, "NOT", List.of(test), token.offset()) : test;
            } else {
                return left;
            }
        }
    }

    private Ast between(Ast tested, Token token) throws SyntaxException {
        Ast low = sum();
        expectWord("AND");
        Ast high = sum();
        return operation(
                ScalarFunction.AND,
                token,
                operation(ScalarFunction.GREATER_OR_EQUAL, token, tested, low),
                operation(ScalarFunction.LESS_OR_EQUAL, token, tested, high));
    }

    private Ast like(Ast tested, Token token) throws SyntaxException {
        List<Ast> arguments = new ArrayList<>(List.of(tested, sum()));
        if (acceptWord("ESCAPE")) {
            arguments.add(sum());
        }
        return new Ast.Call("LIKE", arguments, token.offset());
    }

    private Ast in(Ast tested, Token token) throws SyntaxException {
        expectWord("IN");
        expectSymbol("(");
        List<Ast> tests = new ArrayList<>();
        do {
            tests.add(operation(ScalarFunction.EQUAL, token, tested, or()));
        } while (acceptSymbol(","));
        expectSymbol(")");
        return any(tests, token);
    }

    /** A balanced tree, so that a long list makes no deep one. */
    private static Ast any(List<Ast> tests, Token token) {
        if (tests.size() == 1) {
            return tests.getFirst();
        }
        int half = tests.size() / 2;
        return operation(
                ScalarFunction.OR,
                token,
                any(tests.subList(0, half), token),
                any(tests.subList(half, tests.size()), token));
    }

    private Ast sum() throws SyntaxException {
        Ast left = product();
        while (true) {
            Token token = peek();
            if (acceptSymbol("+")) {
                left = chained(ScalarFunction.ADD, token, left, product());
            } else if (acceptSymbol("-")) {
                left = chained(ScalarFunction.SUBTRACT, token, left, product());
            } else {
                return left;
            }
        }
    }

    private Ast product() throws SyntaxException {
        Ast left = signed();
        while (true) {
            Token token = peek();
            if (acceptSymbol("*")) {
                left = chained(ScalarFunction.MULTIPLY, token, left, signed());
            } else if (acceptSymbol("/")) {
                left = chained(ScalarFunction.DIVIDE, token, left, signed());
            } else if (acceptSymbol("%")) {
                left = chained(ScalarFunction.MODULO, token, left, signed());
            } else {
                return left;
            }
        }
    }

    private Ast signed() throws SyntaxException {
        Token token = peek();
        if (!acceptSymbol("-")) {
            return path();
        }
        if (peek().kind() == Kind.NUMBER) {
            Token number = take();
            return new Ast.Constant(number("-" + number.text(), number), token.offset());
        }
        enter();
        Ast operand = signed();
        depth--;
        return new Ast.Operation(ScalarFunction.NEGATE, "-", List.of(operand), token.offset());
    }

    /** A value, with any number of {@code [element]} and {@code .field} behind it. */
    private Ast path() throws SyntaxException {
        Ast value = primary();
        while (true) {
            Token token = peek();
            if (acceptSymbol("[")) {
                enter();
                value = chained(ScalarFunction.ELEMENT, token, value, or());
                depth--;
                expectSymbol("]");
            } else if (acceptSymbol(".")) {
                Token name = peek();
                if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED_NAME) {
                    throw unexpected("the name of a field");
                }
                countOperator(token);
                value = new Ast.Field(value, take().text(), name.offset());
            } else {
                return value;
            }
        }
    }

    private Ast primary() throws SyntaxException {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> new Ast.Constant(number(token.text(), token), token.offset());
            case STRING -> new Ast.Constant(new Expression.Literal(token.text(), Scalar.STRING), token.offset());
            case QUOTED_NAME -> new Ast.Name(token.text(), true, token.offset());
            case WORD -> word(token);
            case SYMBOL -> {
                if (!token.isSymbol("(")) {
                    next--;
                    throw unexpected("a value");
                }
                enter();
                Ast inner = or();
                depth--;
                expectSymbol(")");
                yield inner;
            }
            case END -> {
                next--;
                throw unexpected("a value");
            }
        };
    }

    private Ast word(Token token) throws SyntaxException {
        switch (token.text().toUpperCase(Locale.ROOT)) {
            case "TRUE", "FALSE" -> {
                return new Ast.Constant(new Expression.Literal(token.isWord("TRUE"), Scalar.BOOLEAN), token.offset());
            }
            case "NULL" -> {
                return new Ast.Null(token.offset());
            }
            case "TIMESTAMP" -> {
                if (peek().kind() == Kind.STRING) {
                    Token text = take();
                    return new Ast.Constant(timestamp(text), token.offset());
                }
            }
            case "CASE" -> {
                return choice(token);
            }
            case "CAST", "TRY_CAST" -> {
                enter();
                expectSymbol("(");
                Ast operand = or();
                expectWord("AS");
                DataType type = new TypeParser(this).type();
                expectSymbol(")");
                depth--;
                return new Ast.Cast(operand, type, token.isWord("TRY_CAST"), token.offset());
            }
            default -> {
                if (RESERVED.contains(token.text().toUpperCase(Locale.ROOT))) {
                    next--;
                    throw unexpected("a value");
                }
            }
        }
        if (token.isWord("ARRAY") && acceptSymbol("[")) {
            return new Ast.Call(token.text(), arguments(token, "]"), token.offset());
        }
        if (acceptSymbol("(")) {
            return new Ast.Call(token.text(), arguments(token, ")"), token.offset());
        }
        return new Ast.Name(token.text(), false, token.offset());
    }

    /** {@code CASE WHEN c THEN v … ELSE v END}, or {@code CASE x WHEN y THEN v … ELSE v END}, which compares x with each y. */
    private Ast choice(Token token) throws SyntaxException {
        enter();
        Optional<Ast> compared = peek().isWord("WHEN") ? Optional.empty() : Optional.of(or());
        List<Ast> conditions = new ArrayList<>();
        List<Ast> results = new ArrayList<>();
        do {
            expectWord("WHEN");
            Token start = peek();
            Ast condition = or();
            conditions.add(
                    compared.isEmpty()
                            ? condition
                            : chained(
                                    ScalarFunction.EQUAL,
                                    new Token(Kind.SYMBOL, "=", start.offset()),
                                    compared.get(),
                                    condition));
            expectWord("THEN");
            results.add(or());
        } while (peek().isWord("WHEN"));
        results.add(acceptWord("ELSE") ? or() : new Ast.Null(token.offset()));
        expectWord("END");
        depth--;
        return new Ast.Case(conditions, results, token.offset());
    }

    /** The arguments of a function; {@code POSITION(a IN b)} and {@code EXTRACT(field FROM t)} have two. */
    private List<Ast> arguments(Token function, String closing) throws SyntaxException {
        List<Ast> arguments = new ArrayList<>();
        if (acceptSymbol(closing)) {
            return arguments;
        }
        enter();
        if (function.isWord("EXTRACT")
                && peek().kind() == Kind.WORD
                && tokens.get(next + 1).isWord("FROM")) {
            Token field = take();
            next++;
            arguments.add(new Ast.Constant(new Expression.Literal(field.text(), Scalar.STRING), field.offset()));
            arguments.add(or());
            depth--;
            expectSymbol(closing);
            return arguments;
        }
        do {
            boolean position = function.isWord("POSITION") && arguments.isEmpty();
            arguments.add(position ? sum() : or());
            if (position && acceptWord("IN")) {
                arguments.add(or());
            }
        } while (acceptSymbol(","));
        depth--;
        expectSymbol(closing);
        return arguments;
    }

    /** INT or BIGINT by size, DECIMAL with a point or beyond BIGINT, DOUBLE with an exponent. */
    private static Expression.Literal number(String text, Token token) throws SyntaxException {
        if (text.contains("e") || text.contains("E")) {
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                throw new SyntaxException(new Fault(
                        "OUT_OF_BOUNDS",
                        token.offset(),
                        "a DOUBLE is at most 1.7976931348623157e308",
                        text,
                        "",
                        Optional.empty()));
            }
            return new Expression.Literal(value, Scalar.DOUBLE);
        }
        if (!text.contains(".") && text.length() <= 20) {
            BigInteger value = new BigInteger(text);
            if (value.bitLength() < Integer.SIZE) {
                return new Expression.Literal(value.intValueExact(), Scalar.INT);
            }
            if (value.bitLength() < Long.SIZE) {
                return new Expression.Literal(value.longValueExact(), Scalar.BIGINT);
            }
        }
        if (text.length() <= 64) {
            BigDecimal value = new BigDecimal(text);
            int precision = Math.max(value.precision(), value.scale());
            if (precision <= DecimalTyping.MAX_PRECISION) {
                return new Expression.Literal(value, new DataType.Decimal(precision, value.scale()));
            }
        }
        throw new SyntaxException(new Fault(
                "OUT_OF_BOUNDS",
                token.offset(),
                "a DECIMAL has at most " + DecimalTyping.MAX_PRECISION + " digits",
                text,
                "",
                Optional.empty()));
    }

    private static Expression.Literal timestamp(Token token) throws SyntaxException {
        long micros = TimestampText.parse(token.text())
                .orElseThrow(() -> new SyntaxException(new Fault(
                        "BAD_TIMESTAMP",
                        token.offset(),
                        "a timestamp is in ISO 8601, in UTC unless it says otherwise",
                        token.text(),
                        TimestampText.EXAMPLE,
                        Optional.empty())));
        return new Expression.Literal(micros, Scalar.TIMESTAMP);
    }

    private static Optional<ScalarFunction> comparison(String symbol) {
        return Optional.ofNullable(
                switch (symbol) {
                    case "=" -> ScalarFunction.EQUAL;
                    case "<>", "!=" -> ScalarFunction.NOT_EQUAL;
                    case "<" -> ScalarFunction.LESS;
                    case "<=" -> ScalarFunction.LESS_OR_EQUAL;
                    case ">" -> ScalarFunction.GREATER;
                    case ">=" -> ScalarFunction.GREATER_OR_EQUAL;
                    default -> null;
                });
    }

    /** One more operator of a chain, each of which makes the tree deeper. */
    private Ast chained(ScalarFunction operator, Token token, Ast left, Ast right) throws SyntaxException {
        countOperator(token);
        return operation(operator, token, left, right);
    }

    private void countOperator(Token token) throws SyntaxException {
        if (++operators > Sql.MAX_OPERATORS) {
            throw new SyntaxException(new Fault(
                    "SQL_TOO_LONG",
                    token.offset(),
                    "an expression has at most " + Sql.MAX_OPERATORS + " operators",
                    "",
                    "IN (...) for a list of values",
                    Optional.empty()));
        }
    }

    private static Ast operation(ScalarFunction operator, Token token, Ast left, Ast right) {
        return new Ast.Operation(operator, token.text().toUpperCase(Locale.ROOT), List.of(left, right), token.offset());
    }

    private void enter() throws SyntaxException {
        if (++depth > Sql.MAX_DEPTH) {
            throw new SyntaxException(new Fault(
                    "SQL_TOO_DEEP",
                    peek().offset(),
                    "parts of an expression stand at most " + Sql.MAX_DEPTH + " deep in each other",
                    "",
                    "",
                    Optional.empty()));
        }
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        return tokens.get(next++);
    }

    boolean acceptWord(String word) {
        boolean accepted = peek().isWord(word);
        if (accepted) {
            next++;
        }
        return accepted;
    }

    boolean acceptSymbol(String symbol) {
        boolean accepted = peek().isSymbol(symbol);
        if (accepted) {
            next++;
        }
        return accepted;
    }

    void expectWord(String word) throws SyntaxException {
        if (!acceptWord(word)) {
            throw unexpected(word);
        }
    }

    void expectSymbol(String symbol) throws SyntaxException {
        if (!acceptSymbol(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    SyntaxException unexpected(String expected) {
        Token token = peek();
        String rule = token.kind() == Kind.END ? "the text ends too early" : "'" + token.text() + "' cannot stand here";
        return new SyntaxException(Fault.syntax(token.offset(), rule, "", expected));
    }
}
