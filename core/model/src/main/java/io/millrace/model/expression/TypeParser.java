package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.error.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the name of a data type, in any case. */
final class TypeParser {
    private static final int MAX_DEPTH = 16;
    private static final List<String> NAMES = List.of(
            "BOOLEAN", "INT", "BIGINT", "DOUBLE", "STRING", "BYTES", "TIMESTAMP", "DECIMAL", "ARRAY", "MAP", "ROW");

    private final Parser tokens;
    private int depth;

    TypeParser(Parser tokens) {
        this.tokens = tokens;
    }

    DataType type() throws SyntaxException {
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.WORD) {
            throw tokens.unexpected("a type, one of " + String.join(", ", NAMES));
        }
        tokens.take();
        if (++depth > MAX_DEPTH) {
            throw new SyntaxException(
                    Fault.syntax(name.offset(), "types stand at most " + MAX_DEPTH + " deep in each other", "", ""));
        }
        String upper = name.text().toUpperCase(Locale.ROOT);
        DataType type =
                switch (upper) {
                    case "BOOLEAN", "INT", "BIGINT", "DOUBLE", "STRING", "BYTES", "TIMESTAMP" -> Scalar.valueOf(upper);
                    case "DECIMAL" -> decimal(name);
                    case "ARRAY" -> {
                        tokens.expectSymbol("<");
                        DataType element = type();
                        tokens.expectSymbol(">");
                        yield new DataType.Array(element);
                    }
                    case "MAP" -> {
                        tokens.expectSymbol("<");
                        int keyOffset = tokens.peek().offset();
                        DataType key = type();
                        if (!DataType.Map.isKey(key)) {
                            throw new SyntaxException(Fault.type(
                                    keyOffset,
                                    "keys of a MAP are BOOLEAN, INT, BIGINT, STRING, BYTES or TIMESTAMP",
                                    key.toString(),
                                    "MAP<STRING,...>"));
                        }
                        tokens.expectSymbol(",");
                        DataType value = type();
                        tokens.expectSymbol(">");
                        yield new DataType.Map(key, value);
                    }
                    case "ROW" -> row();
                    default ->
                        throw new SyntaxException(new Fault(
                                "UNKNOWN_TYPE",
                                name.offset(),
                                "'" + name.text() + "' is not a type",
                                "",
                                "one of " + String.join(", ", NAMES),
                                meant(upper)));
                };
        depth--;
        return type;
    }

    private static Optional<String> meant(String name) {
        return switch (name) {
            case "VARCHAR", "CHAR", "TEXT" -> Optional.of("STRING");
            case "INTEGER", "SMALLINT", "TINYINT" -> Optional.of("INT");
            case "LONG" -> Optional.of("BIGINT");
            case "FLOAT", "REAL" -> Optional.of("DOUBLE");
            case "NUMERIC" -> Optional.of("DECIMAL");
            case "DATETIME" -> Optional.of("TIMESTAMP");
            case "BINARY", "VARBINARY" -> Optional.of("BYTES");
            default -> Nearest.to(name, NAMES);
        };
    }

    private DataType decimal(Token name) throws SyntaxException {
        tokens.expectSymbol("(");
        int precision = integer();
        tokens.expectSymbol(",");
        int scale = integer();
        tokens.expectSymbol(")");
        if (precision < 1 || precision > DecimalTyping.MAX_PRECISION || scale > precision) {
            throw new SyntaxException(new Fault(
                    "OUT_OF_BOUNDS",
                    name.offset(),
                    "DECIMAL has a precision from 1 to 38 and a scale from 0 to the precision",
                    "DECIMAL(" + precision + "," + scale + ")",
                    "",
                    Optional.empty()));
        }
        return new DataType.Decimal(precision, scale);
    }

    private int integer() throws SyntaxException {
        Token number = tokens.peek();
        if (number.kind() != Token.Kind.NUMBER || !number.text().matches("[0-9]{1,3}")) {
            throw tokens.unexpected("a whole number up to 38");
        }
        return Integer.parseInt(tokens.take().text());
    }

    private DataType row() throws SyntaxException {
        tokens.expectSymbol("<");
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        do {
            Token name = tokens.peek();
            boolean isName = name.kind() == Token.Kind.WORD || name.kind() == Token.Kind.QUOTED_NAME;
            if (!isName || name.text().isEmpty() || !names.add(name.text())) {
                throw tokens.unexpected("the name of a field, each name once");
            }
            tokens.take();
            DataType type = type();
            boolean required = tokens.acceptWord("NOT");
            if (required) {
                tokens.expectWord("NULL");
            }
            fields.add(new Field(name.text(), type, !required));
        } while (tokens.acceptSymbol(","));
        tokens.expectSymbol(">");
        return new DataType.Row(fields);
    }
}
