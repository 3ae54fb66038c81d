package io.millrace.model.jobfile;

import io.millrace.model.option.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a part of a job file looks like. Validation and the published JSON Schema are both made from these, so that they
 * cannot disagree.
 */
sealed interface Shape {

    /** One value, or a list or mapping of text, as an option declares it. */
    record Setting(Option option) implements Shape {}

    /**
     * Text of a certain form.
     *
     * @param what with its article, such as {@code an id}
     * @param pattern the whole text
     * @param expected the pattern in words
     */
    record Word(String what, Pattern pattern, String expected) implements Shape {}

    /** A SQL scalar expression; a number or a truth value is one as well. */
    record SqlExpression() implements Shape {}

    /** The name of a data type. */
    record TypeName() implements Shape {}

    /** Any single value. */
    record Constant() implements Shape {}

    /** One of some names, exactly as they are written. */
    record OneOf(String what, String code, List<String> names) implements Shape {
        public OneOf {
            names = List.copyOf(names);
        }
    }

    /** A list. */
    record Items(Shape item, int atLeast) implements Shape {}

    /** A mapping whose keys are free. */
    record Table(Shape value) implements Shape {}

    /**
     * A mapping with certain fields.
     *
     * @param noun what it is, with its article, such as {@code a kafka source}
     * @param description one sentence for people
     */
    record Structure(String noun, String description, List<Member> members) implements Shape {
        public Structure {
            members = List.copyOf(members);
        }

        Optional<Member> member(String name) {
            return members.stream().filter(member -> member.name().equals(name)).findFirst();
        }

        List<String> names() {
            return members.stream().map(Member::name).toList();
        }
    }

    /**
     * A mapping whose fields depend on one of them.
     *
     * @param noun what it is, with its article
     * @param selector the field that tells the variants apart
     * @param unknown the code of the problem if there is no such variant
     * @param anyCase whether the selector may be written in any case; the names of the variants are upper case then
     */
    record Variants(String noun, String selector, String unknown, boolean anyCase, Map<String, Structure> variants)
            implements Shape {
        public Variants {
            variants = new TreeMap<>(variants);
        }

        /** The fields that all variants share: what can be read where the selector is wrong. */
        Structure common() {
            List<Member> shared = variants.values().stream()
                    .map(Structure::members)
                    .reduce((some, others) ->
                            some.stream().filter(others::contains).toList())
                    .orElse(List.of());
            return new Structure(noun, "", shared);
        }
    }

    /**
     * A mapping that has one of two forms.
     *
     * @param fields with any of these it has the first form
     */
    record Forms(List<String> fields, Structure first, Structure second) implements Shape {
        public Forms {
            fields = List.copyOf(fields);
        }
    }

    /** A single value as the short form of a mapping or list. */
    record Brief(Shape single, Shape full) implements Shape {}

    /** A field of a structure. */
    record Member(String name, Shape shape, boolean required, String description) {
        static Member required(String name, Shape shape, String description) {
            return new Member(name, shape, true, description);
        }

        static Member optional(String name, Shape shape, String description) {
            return new Member(name, shape, false, description);
        }

        static Member of(Option option) {
            return new Member(option.name(), new Setting(option), option.required(), option.description());
        }
    }
}
