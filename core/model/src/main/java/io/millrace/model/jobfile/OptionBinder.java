package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Template;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the settings of a connector or format of the fields of a section. */
final class OptionBinder {
    private final Binding binding;

    OptionBinder(Binding binding) {
        this.binding = binding;
    }

    /**
     * The values of all options, defaults filled in, names of columns compared with the schema.
     *
     * @param schema the columns at hand; empty if they are not known, for a reason that has been reported
     */
    Options bind(Section section, List<Option> options, Optional<Schema> schema) {
        Map<String, Object> values = new HashMap<>();
        for (Option option : options) {
            Optional<Placed<Object>> given = section.get(option.name(), Object.class);
            if (given.isPresent()) {
                schema.ifPresent(columns -> checkColumns(option, given.get(), columns));
                values.put(option.name(), plain(given.get().value()));
            } else if (option.defaultValue().isPresent() && !section.has(option.name())) {
                values.put(
                        option.name(),
                        SettingReader.readDefault(option, option.defaultValue().get()));
            }
        }
        Set<String> secrets = options.stream()
                .filter(option -> option.kind() == Option.Kind.SECRET)
                .map(Option::name)
                .collect(Collectors.toSet());
        return new Options(values, secrets);
    }

    /** The value without the places of its parts. */
    private static Object plain(Object value) {
        return switch (value) {
            case Section.Values list -> list.items().stream().map(Placed::value).toList();
            case Section.Pairs pairs -> {
                Map<String, Object> map = new LinkedHashMap<>();
                pairs.pairs()
                        .forEach(pair -> map.put(pair.key().text(), pair.value().value()));
                yield map;
            }
            default -> value;
        };
    }

    private void checkColumns(Option option, Placed<Object> value, Schema schema) {
        switch (option.kind()) {
            case FIELD ->
                binding.singleColumn(new Placed<>((String) value.value(), value.node()), schema, option.name());
            case FIELDS ->
                ((Section.Values) value.value())
                        .items()
                        .forEach(item -> binding.singleColumn(
                                new Placed<>((String) item.value(), item.node()), schema, option.name()));
            case TEMPLATE -> checkTemplate((Scalar) value.node(), schema);
            default -> {}
        }
    }

    private void checkTemplate(Scalar text, Schema schema) {
        Template template;
        try {
            template = Template.parse(text.text());
        } catch (IllegalArgumentException e) {
            binding.problems().add(text, "BAD_TEMPLATE", String.valueOf(e.getMessage()), "", "");
            return;
        }
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Part.Value value) {
                Node place = placeOf(text, "{" + value.field());
                Optional<String> column =
                        binding.singleColumn(new Placed<>(value.field(), place), schema, "a template");
                boolean time = column.isPresent()
                        && schema.field(schema.indexOf(column.get()).orElseThrow())
                                        .type()
                                == DataType.Scalar.TIMESTAMP;
                if (column.isPresent() && value.rendering() != Template.Rendering.PLAIN && !time) {
                    binding.problems()
                            .add(
                                    place,
                                    "BAD_TEMPLATE",
                                    "only a TIMESTAMP can be written as a number since 1970",
                                    value.field(),
                                    "{" + value.field() + "}");
                }
            }
        }
    }

    /** The place of a part of a text. */
    private static Node placeOf(Scalar text, String part) {
        int offset = Math.max(0, text.text().indexOf(part));
        return new Scalar(text.text(), text.kind(), false, 0, text.line(), text.columnOf(offset), text.path());
    }
}
