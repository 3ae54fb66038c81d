package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFunctionsTest {
    private static final String DOCUMENT =
            " {\"a\": 1.50e3, \"b\": [true, {\"c d\": \"x\"}, [ 1,2 ]], \"n\": null, \"e\": \"\", \"a\": 2, \"\\u0061b\": \"u\"} ";

    static Stream<Arguments> results() {
        return Stream.of(
                of("$.a", "1.50e3", null, true),
                of("$.b[0]", "true", null, true),
                of("$.b[1]['c d']", "x", null, true),
                of("$[\"b\"][1][\"c d\"]", "x", null, true),
                of("$.b[2]", null, "[ 1,2 ]", true),
                of("$.b[2][1]", "2", null, true),
                of("$.b[1]", null, "{\"c d\": \"x\"}", true),
                of("$.b[3]", null, null, false),
                of("$.b.c", null, null, false),
                of("$.a.b", null, null, false),
                of("$[0]", null, null, false),
                of("$.n", null, null, true),
                of("$.e", "", null, true),
                of("$.ab", "u", null, true),
                of("$.x", null, null, false),
                of("$", null, DOCUMENT.strip(), true));
    }

    private static Arguments of(String path, @Nullable String value, @Nullable String query, boolean exists) {
        return arguments(path, value, query, exists);
    }

    @ParameterizedTest
    @MethodSource("results")
    void finds(String path, @Nullable String value, @Nullable String query, boolean exists) {
        String constant = "'" + path.replace("'", "''") + "'";
        List<@Nullable Object> row = values("s", DOCUMENT);
        Cases.check(expression("JSON_VALUE(s, " + constant + ")"), row, value);
        Cases.check(expression("JSON_QUERY(s, " + constant + ")"), row, query);
        Cases.check(expression("JSON_EXISTS(s, " + constant + ")"), row, exists);
        Cases.check(expression("JSON_VALUE(s, " + constant + ")"), values(), null);
        Cases.check(expression("JSON_QUERY(s, " + constant + ")"), values(), null);
        Cases.check(expression("JSON_EXISTS(s, " + constant + ")"), values(), null);
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "a\"\\/\b\f\n\r\t"),
                arguments("\"\\u00e9\\u20ac\\ud83d\\ude00é😀\"", "é€😀é😀"),
                arguments("\"\\ud83d\"", null),
                arguments("\"\\ude00\\ud83d\"", null),
                arguments("-0", "-0"),
                arguments("0.5", "0.5"),
                arguments("-12E+3", "-12E+3"),
                arguments("false", "false"),
                arguments("null", null));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void readsScalars(String text, @Nullable String expected) {
        Cases.check(expression("JSON_VALUE(s, '$')"), values("s", text), expected);
        Cases.check(expression("JSON_EXISTS(s, '$')"), values("s", text), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "{\"a\":1}x",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "-",
                "tru",
                "truee",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\nb\"",
                "'a'",
                "NaN",
                "[1]]",
                "{\"a\":}",
                "{1:2}",
                "\"\\"
            })
    void whatIsNoJsonHasNoValue(String text) {
        List<@Nullable Object> row = values("s", text);
        Cases.check(expression("JSON_VALUE(s, '$')"), row, null);
        Cases.check(expression("JSON_QUERY(s, '$')"), row, null);
        Cases.check(expression("JSON_EXISTS(s, '$')"), row, false);
        Cases.check(expression("JSON_EXISTS(s, '$.a')"), values("s", "{\"a\":1,\"b\":" + text), false);
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 100_000})
    void depthIsBounded(int depth) {
        String text = "[".repeat(depth) + "]".repeat(depth);
        Cases.check(expression("JSON_EXISTS(s, '$')"), values("s", text), depth <= 512);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "$a",
                "$.",
                "$..a",
                "$.a[",
                "$.a[]",
                "$.a[-1]",
                "$.a[x]",
                "$['a]",
                "$['a'",
                "$.*",
                "$[1234567890]"
            })
    void refusesPathsWithTheirPlace(String path) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression("JSON_VALUE(s, '" + path.replace("'", "''") + "')", Cases.SCHEMA, faults))
                .isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("BAD_CONSTANT");
            assertThat(fault.offset()).isEqualTo(14);
        });
    }
}
