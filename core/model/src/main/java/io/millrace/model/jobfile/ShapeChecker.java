package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Sql;
import io.millrace.model.option.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares parts of a document with their shapes and reports every difference. The value of a part is, by its shape: a
 * {@link Shape.Setting} what {@link io.millrace.model.option.Options} says, lists as {@link Section.Values} and mappings as
 * {@link Section.Pairs}; {@link Shape.Word}, {@link Shape.SqlExpression} and {@link Shape.OneOf} a String; {@link Shape.TypeName} a DataType;
 * {@link Shape.Constant} a Scalar; {@link Shape.Items} Values; {@link Shape.Table} Pairs; structures and variants a
 * {@link Section}.
 */
final class ShapeChecker {
    private final Problems problems;
    private final SettingReader settings;

    ShapeChecker(Problems problems) {
        this.problems = problems;
        this.settings = new SettingReader(problems);
    }

    /** The value of a part, or nothing if all of it is wrong. */
    Optional<Placed<?>> check(Node node, Shape shape) {
        return value(node, shape).map(value -> new Placed<>(value, node));
    }

    private Optional<?> value(Node node, Shape shape) {
        return switch (shape) {
            case Shape.Setting setting -> setting(node, setting.option());
            case Shape.Word word -> word(node, word);
            case Shape.SqlExpression ignored -> sql(node);
            case Shape.TypeName ignored -> typeName(node);
            case Shape.Constant ignored -> constant(node);
            case Shape.OneOf oneOf -> oneOf(node, oneOf);
            case Shape.Items items -> items(node, items);
            case Shape.Table table -> table(node, table);
            case Shape.Structure structure -> mapping(node, structure.noun()).map(m -> section("", m, structure));
            case Shape.Forms forms -> forms(node, forms);
            case Shape.Variants variants -> variants(node, variants);
            case Shape.Brief brief -> value(node, node instanceof Scalar ? brief.single() : brief.full());
        };
    }

    private <T> Optional<T> wrongType(Node node, String wanted, boolean text) {
        String found = node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL ? scalar.text() : "";
        String expected = text && !found.isEmpty() ? "quotes around it" : "";
        problems.add(
                node, "WRONG_TYPE", node.name() + " must be " + wanted + ", not " + node.kindName(), found, expected);
        return Optional.empty();
    }

    private Optional<?> setting(Node node, Option option) {
        return switch (option.kind()) {
            case FIELDS, STRING_LIST -> items(node, new Shape.Items(new Shape.Setting(item(option)), 1));
            case STRING_MAP -> table(node, new Shape.Table(new Shape.Setting(item(option))));
            default ->
                node instanceof Scalar scalar
                        ? settings.read(scalar, option)
                        : wrongType(node, "a single value", false);
        };
    }

    /** The option that one item of a list or mapping is read by. */
    private static Option item(Option option) {
        Option.Kind kind = option.kind() == Option.Kind.FIELDS ? Option.Kind.FIELD : Option.Kind.STRING;
        return Option.optional(option.name(), kind, option.description());
    }

    private Optional<String> text(Node node, String wanted) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT
                ? Optional.of(scalar.text())
                : wrongType(node, wanted, true);
    }

    private Optional<String> word(Node node, Shape.Word word) {
        Optional<String> text = text(node, word.what());
        if (text.isPresent() && !word.pattern().matcher(text.get()).matches()) {
            problems.add(node, "BAD_NAME", "'" + text.get() + "' is not " + word.what(), "", word.expected());
            return Optional.empty();
        }
        return text;
    }

    private Optional<String> sql(Node node) {
        return node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL
                ? Optional.of(scalar.text())
                : wrongType(node, "a SQL expression", false);
    }

    private Optional<Scalar> constant(Node node) {
        return node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL
                ? Optional.of(scalar)
                : wrongType(node, "a single value", false);
    }

    private Optional<DataType> typeName(Node node) {
        Optional<String> text = text(node, "the name of a type");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Fault> faults = new ArrayList<>();
        Optional<DataType> type = Sql.dataType(text.get(), faults);
        faults.forEach(fault -> problems.add((Scalar) node, fault));
        return type;
    }

    private Optional<String> oneOf(Node node, Shape.OneOf shape) {
        Optional<String> text = text(node, shape.what());
        if (text.isPresent() && !shape.names().contains(text.get())) {
            problems.unknown(
                    node, shape.code(), "'" + text.get() + "' is not " + shape.what(), text.get(), shape.names());
            return Optional.empty();
        }
        return text;
    }

    private Optional<Section.Values> items(Node node, Shape.Items shape) {
        if (!(node instanceof Sequence sequence)) {
            return wrongType(node, "a list", false);
        }
        if (sequence.items().size() < shape.atLeast()) {
            problems.add(node, "OUT_OF_BOUNDS", node.name() + " has at least " + shape.atLeast() + " item", "", "");
        }
        List<Placed<?>> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            check(item, shape.item()).ifPresent(items::add);
        }
        return Optional.of(new Section.Values(items));
    }

    private Optional<Section.Pairs> table(Node node, Shape.Table shape) {
        if (!(node instanceof Mapping mapping)) {
            return wrongType(node, "a mapping", false);
        }
        List<Section.Pair> pairs = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            check(entry.value(), shape.value()).ifPresent(value -> pairs.add(new Section.Pair(entry.key(), value)));
        }
        return Optional.of(new Section.Pairs(pairs));
    }

    private Optional<Mapping> mapping(Node node, String noun) {
        return node instanceof Mapping mapping ? Optional.of(mapping) : wrongType(node, noun, false);
    }

    /** The values of those fields that the structure has. */
    private Map<String, Placed<?>> fields(Mapping mapping, Shape.Structure structure) {
        Map<String, Placed<?>> fields = new HashMap<>();
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            structure
                    .member(name)
                    .flatMap(member -> check(entry.value(), member.shape()))
                    .ifPresent(value -> fields.put(name, value));
        }
        return fields;
    }

    private Section section(String variant, Mapping mapping, Shape.Structure structure) {
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (structure.member(name).isEmpty()) {
                problems.unknown(
                        entry.key(),
                        "UNKNOWN_FIELD",
                        "'" + name + "' is not a field of " + structure.noun(),
                        name,
                        structure.names());
            }
        }
        for (Shape.Member member : structure.members()) {
            if (member.required() && mapping.get(member.name()).isEmpty()) {
                missing(mapping, structure.noun(), member.name(), member.description());
            }
        }
        return new Section(variant, mapping, fields(mapping, structure));
    }

    private void missing(Mapping mapping, String noun, String field, String description) {
        problems.add(mapping, "MISSING_FIELD", noun + " needs the field '" + field + "'", "", lowerFirst(description));
    }

    private static String lowerFirst(String sentence) {
        String clause = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        boolean word = clause.length() > 1 && Character.isLowerCase(clause.charAt(1));
        return word ? Character.toLowerCase(clause.charAt(0)) + clause.substring(1) : clause;
    }

    private Optional<Section> forms(Node node, Shape.Forms forms) {
        return mapping(node, forms.second().noun()).map(mapping -> {
            boolean first =
                    forms.fields().stream().anyMatch(field -> mapping.get(field).isPresent());
            return section("", mapping, first ? forms.first() : forms.second());
        });
    }

    private Optional<Section> variants(Node node, Shape.Variants shape) {
        Optional<Mapping> mapping = mapping(node, shape.noun());
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        Optional<Node> selector = mapping.get().get(shape.selector());
        if (selector.isEmpty()) {
            missing(
                    mapping.get(),
                    shape.noun(),
                    shape.selector(),
                    "one of " + String.join(", ", shape.variants().keySet()));
        }
        Optional<Section> known = selector.flatMap(value -> variant(value, shape))
                .flatMap(name -> Optional.ofNullable(shape.variants().get(name))
                        .map(structure -> section(name, mapping.get(), structure)));
        return known.or(() -> Optional.of(new Section("", mapping.get(), fields(mapping.get(), shape.common()))));
    }

    private Optional<String> variant(Node selector, Shape.Variants shape) {
        Optional<String> text = text(selector, "text");
        if (text.isEmpty()) {
            return text;
        }
        String name = shape.anyCase() ? text.get().toUpperCase(Locale.ROOT) : text.get();
        if (shape.variants().containsKey(name)) {
            return Optional.of(name);
        }
        problems.unknown(
                selector,
                shape.unknown(),
                "'" + text.get() + "' is not the " + shape.selector() + " of " + shape.noun(),
                text.get(),
                shape.variants().keySet());
        return Optional.empty();
    }
}
