package io.millrace.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.formats.IsoTime;
import io.millrace.formats.Rows;
import io.millrace.formats.Rows.Bytes;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a record with Jackson and the JDK, slowly and plainly: the other opinion on what a record says. */
final class JacksonReading {
    private static final JsonFactory JACKSON = new JsonFactory();

    private final Schema schema;

    JacksonReading(Schema schema) {
        this.schema = schema;
    }

    /** The row, or empty if the record is malformed. */
    Optional<List<Object>> read(byte[] record) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record))
                    .toString();
            try (JsonParser parser = JACKSON.createParser(text.startsWith("\ufeff") ? text.substring(1) : text)) {
                return Optional.of(read(parser));
            }
        } catch (CharacterCodingException | Refused e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Object> read(JsonParser parser) throws IOException {
        parser.nextToken();
        List<Object> row = members(schema, parser);
        if (parser.nextToken() != null) {
            throw new Refused();
        }
        return row;
    }

    private static List<Object> members(Schema schema, JsonParser parser) throws IOException {
        List<Object> row = new ArrayList<>(Collections.nCopies(schema.size(), Rows.NULL));
        require(parser.currentToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = checked(parser.getText());
            parser.nextToken();
            if (schema.contains(key)) {
                int index = schema.indexOf(key).getAsInt();
                row.set(index, value(schema.field(index), parser));
            } else {
                skip(parser);
            }
        }
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).equals(Rows.NULL) && !schema.field(i).nullable()) {
                throw new Refused();
            }
        }
        return row;
    }

    private static Object value(Field field, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            if (!field.nullable()) {
                throw new Refused();
            }
            return Rows.NULL;
        }
        return switch (field.type()) {
            case DataType.Scalar scalar -> scalar(scalar, token, parser);
            case DataType.Array array -> elements(Field.nullable("element", array.element()), parser);
            case DataType.Map map -> entries(Field.nullable("value", map.value()), parser);
            case DataType.Row row -> members(new Schema(row.fields()), parser);
            case DataType.Decimal decimal -> {
                require(token.isNumeric());
                yield decimal(parser.getText(), decimal);
            }
        };
    }

    private static List<Object> elements(Field element, JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY);
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(element, parser));
        }
        return elements;
    }

    private static Map<Object, Object> entries(Field value, JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        Map<Object, Object> entries = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = checked(parser.getText());
            parser.nextToken();
            entries.put(key, value(value, parser));
        }
        return entries;
    }

    private static Object scalar(DataType.Scalar type, JsonToken token, JsonParser parser) throws IOException {
        return switch (type) {
            case BOOLEAN -> {
                require(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE);
                yield token == JsonToken.VALUE_TRUE;
            }
            case INT -> {
                long value = whole(token, parser);
                require(value == (int) value);
                yield (int) value;
            }
            case BIGINT -> whole(token, parser);
            case DOUBLE -> {
                require(token.isNumeric());
                double value = Double.parseDouble(parser.getText());
                require(Double.isFinite(value));
                yield value;
            }
            case STRING -> text(token, parser);
            case BYTES -> {
                try {
                    yield Bytes.of(Base64.getDecoder().decode(text(token, parser)));
                } catch (IllegalArgumentException e) {
                    throw new Refused();
                }
            }
            case TIMESTAMP -> IsoTime.parse(text(token, parser)).orElseThrow(Refused::new);
        };
    }

    private static BigDecimal decimal(String text, DataType.Decimal type) {
        if (text.matches("-?[0.]+([eE].*)?")) {
            return BigDecimal.ZERO.setScale(type.scale());
        }
        try {
            return type.exact(new BigDecimal(text)).orElseThrow(Refused::new);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Refused();
        }
    }

    private static long whole(JsonToken token, JsonParser parser) throws IOException {
        require(token.isNumeric());
        String text = parser.getText();
        if (text.matches("-?[0.]+([eE].*)?")) {
            return 0;
        }
        try {
            return new BigDecimal(text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Refused();
        }
    }

    private static String text(JsonToken token, JsonParser parser) throws IOException {
        require(token == JsonToken.VALUE_STRING);
        return checked(parser.getText());
    }

    private static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            require(token != null);
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                checked(parser.getText());
            }
        } while (depth > 0 && parser.nextToken() != null);
        require(depth == 0);
    }

    /** Jackson lets surrogates through that have no partner. */
    private static String checked(String text) {
        require(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        return text;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new Refused();
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
