package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.option.DurationText;
import io.millrace.model.option.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes shapes as JSON Schema. What has a name becomes a definition; variants are chosen by if and then. */
final class ShapeSchemas {
    private static final List<String> SIMPLE_TYPES =
            Arrays.stream(DataType.Scalar.values()).map(Enum::name).toList();
    private static final List<String> COMPOSED_TYPES = List.of("DECIMAL", "ARRAY", "MAP", "ROW");

    private final Map<String, Object> definitions = new TreeMap<>();

    Map<String, Object> document(Shape.Structure job) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Millrace job");
        root.putAll(structure(job, Map.of()));
        root.put("$defs", definitions);
        return root;
    }

    private Map<String, Object> schema(Shape shape) {
        return switch (shape) {
            case Shape.Setting setting -> setting(setting.option());
            case Shape.Word word ->
                schema("type", "string", "pattern", word.pattern().pattern());
            case Shape.SqlExpression ignored -> schema("type", List.of("string", "number", "boolean"));
            case Shape.Constant ignored -> schema("type", List.of("string", "number", "boolean"));
            case Shape.TypeName ignored -> typeName();
            case Shape.OneOf oneOf -> schema("type", "string", "enum", oneOf.names());
            case Shape.Items items -> items(schema(items.item()), items.atLeast());
            case Shape.Table table -> schema("type", "object", "additionalProperties", schema(table.value()));
            case Shape.Structure structure -> schema("$ref", define(structure.noun(), structure(structure, Map.of())));
            case Shape.Forms forms ->
                schema(
                        "type",
                        "object",
                        "if",
                        schema(
                                "anyOf",
                                forms.fields().stream()
                                        .map(field -> schema("required", List.of(field)))
                                        .toList()),
                        "then",
                        schema("$ref", define(forms.first().noun(), structure(forms.first(), Map.of()))),
                        "else",
                        schema("$ref", define(forms.second().noun(), structure(forms.second(), Map.of()))));
            case Shape.Variants variants -> schema("$ref", define(variants.noun(), variants(variants)));
            case Shape.Brief brief -> schema("anyOf", List.of(schema(brief.single()), schema(brief.full())));
        };
    }

    private static Map<String, Object> schema(Object... keysAndValues) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            schema.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return schema;
    }

    private static Map<String, Object> items(Map<String, Object> item, int atLeast) {
        Map<String, Object> schema = schema("type", "array", "items", item);
        if (atLeast > 0) {
            schema.put("minItems", atLeast);
        }
        return schema;
    }

    private static Map<String, Object> typeName() {
        List<String> patterns = new ArrayList<>();
        SIMPLE_TYPES.forEach(name -> patterns.add(anyCase(name)));
        COMPOSED_TYPES.forEach(name -> patterns.add(anyCase(name) + "\\s*[(<].*"));
        return schema(
                "type",
                "string",
                "anyOf",
                List.of(
                        schema("enum", SIMPLE_TYPES),
                        schema("pattern", "^\\s*(" + String.join("|", patterns) + ")\\s*$")));
    }

    private static Map<String, Object> setting(Option option) {
        Map<String, Object> schema =
                switch (option.kind()) {
                    case STRING, FIELD, TEMPLATE, SECRET -> schema("type", "string");
                    case INTEGER -> bounded("integer", option);
                    case NUMBER -> bounded("number", option);
                    case BOOLEAN -> schema("type", "boolean");
                    case DURATION -> schema("type", "string", "pattern", DurationText.PATTERN);
                    case ENUM -> choice(option.values());
                    case FIELDS, STRING_LIST -> items(schema("type", "string"), 1);
                    case STRING_MAP -> schema("type", "object", "additionalProperties", schema("type", "string"));
                };
        option.defaultValue().ifPresent(text -> schema.put("default", defaultValue(option, text)));
        return schema;
    }

    private static Map<String, Object> bounded(String type, Option option) {
        Map<String, Object> schema = schema("type", type);
        if (option.kind() == Option.Kind.INTEGER || option.minimum() != Long.MIN_VALUE) {
            schema.put("minimum", option.minimum());
        }
        if (option.kind() == Option.Kind.INTEGER || option.maximum() != Long.MAX_VALUE) {
            schema.put("maximum", option.maximum());
        }
        return schema;
    }

    /** Completion offers the upper-case values; any case is right. */
    private static Map<String, Object> choice(List<String> values) {
        return schema(
                "type",
                "string",
                "anyOf",
                List.of(
                        schema("enum", values),
                        schema(
                                "pattern",
                                "^("
                                        + String.join(
                                                "|",
                                                values.stream()
                                                        .map(ShapeSchemas::anyCase)
                                                        .toList())
                                        + ")$")));
    }

    /** JSON Schema's regular expressions have no flag for it. */
    private static String anyCase(String word) {
        return word.chars()
                .mapToObj(c -> Character.isLetter(c)
                        ? "[" + (char) c + (char) Character.toLowerCase(c) + "]"
                        : String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    private static Object defaultValue(Option option, String text) {
        Object value = SettingReader.readDefault(option, text);
        return value instanceof Duration || option.kind() == Option.Kind.ENUM ? text : value;
    }

    /** @param fixed schemas of fields whose value is known */
    private Map<String, Object> structure(Shape.Structure structure, Map<String, Map<String, Object>> fixed) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Shape.Member member : structure.members()) {
            Map<String, Object> property = new LinkedHashMap<>();
            if (!member.description().isEmpty()) {
                property.put("description", member.description());
            }
            Map<String, Object> known = fixed.get(member.name());
            property.putAll(known != null ? known : schema(member.shape()));
            properties.put(member.name(), property);
        }
        List<String> required = structure.members().stream()
                .filter(Shape.Member::required)
                .map(Shape.Member::name)
                .toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!structure.description().isEmpty()) {
            schema.put("description", structure.description());
        }
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> variants(Shape.Variants variants) {
        String selector = variants.selector();
        List<String> names = List.copyOf(variants.variants().keySet());
        List<Map<String, Object>> branches = new ArrayList<>();
        variants.variants().forEach((name, structure) -> {
            Map<String, Object> value = variants.anyCase() ? choice(List.of(name)) : schema("const", name);
            branches.add(schema(
                    "if",
                    schema("properties", schema(selector, value), "required", List.of(selector)),
                    "then",
                    schema("$ref", define(structure.noun(), structure(structure, Map.of(selector, value))))));
        });
        Map<String, Object> any = variants.anyCase() ? choice(names) : schema("enum", names);
        return schema(
                "type",
                "object",
                "properties",
                schema(selector, any),
                "required",
                List.of(selector),
                "allOf",
                branches);
    }

    /** Puts a schema among the definitions, once, and says where. */
    private String define(String noun, Map<String, Object> schema) {
        String name = noun.replaceFirst("^an? ", "").toLowerCase(Locale.ROOT).replace(' ', '-');
        Object other = definitions.putIfAbsent(name, schema);
        if (other != null && !other.equals(schema)) {
            throw new IllegalStateException("two different shapes are called '" + noun + "'");
        }
        return "#/$defs/" + name;
    }
}
