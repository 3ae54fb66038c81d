package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextFunctionsTest {
    private static final String SMILE = "😀";

    static Stream<Arguments> results() {
        return Stream.of(
                arguments("UPPER(s)", values("s", "straße ñ 1" + SMILE), "STRAßE Ñ 1" + SMILE),
                arguments("UPPER(s)", values("s", ""), ""),
                arguments("UPPER(s)", values(), null),
                arguments("LOWER(s)", values("s", "ÀB𐐀"), "àb𐐨"),
                arguments("TRIM(s)", values("s", "  a b\t "), "a b\t"),
                arguments("TRIM(s)", values("s", "   "), ""),
                arguments("TRIM(s, t)", values("s", "éaé" + SMILE, "t", SMILE + "é"), "a"),
                arguments("TRIM(s, t)", values("s", " a ", "t", ""), " a "),
                arguments("TRIM(s, t)", values("s", " a "), null),
                arguments("LTRIM(s, 'x')", values("s", "xxax"), "ax"),
                arguments("RTRIM(s, 'x')", values("s", "xxax"), "xxa"),
                arguments("RTRIM(s)", values("s", "é  "), "é"),
                arguments("SUBSTRING(s, i)", values("s", "aé" + SMILE + "d", "i", 3), SMILE + "d"),
                arguments("SUBSTRING(s, i)", values("s", "abc", "i", 0), "abc"),
                arguments("SUBSTRING(s, i)", values("s", "abc", "i", 9), ""),
                arguments("SUBSTRING(s, i)", values("s", "abc", "i", Integer.MIN_VALUE), "abc"),
                arguments("SUBSTRING(s, i, j)", values("s", "aé" + SMILE + "d", "i", 2, "j", 2), "é" + SMILE),
                arguments("SUBSTRING(s, i, j)", values("s", "abc", "i", -1, "j", 3), "a"),
                arguments("SUBSTRING(s, i, j)", values("s", "abc", "i", -1, "j", 2), ""),
                arguments("SUBSTRING(s, i, j)", values("s", "abc", "i", 2, "j", 0), ""),
                arguments("SUBSTRING(s, i, j)", values("s", "abc", "i", 2, "j", -5), ""),
                arguments("SUBSTRING(s, l, m)", values("s", "abc", "l", 2L, "m", Long.MAX_VALUE), "bc"),
                arguments("SUBSTRING(s, l, m)", values("s", "abc", "l", Long.MIN_VALUE, "m", 5L), ""),
                arguments("SUBSTRING(s, l, m)", values("s", "abc", "l", Long.MAX_VALUE, "m", Long.MAX_VALUE), ""),
                arguments("SUBSTRING(s, i, j)", values("s", "abc", "i", 2), null),
                arguments("CONCAT(s, '-', t)", values("s", "é", "t", ""), "é-"),
                arguments("CONCAT(s, t)", values("s", "a"), null),
                arguments("CONCAT(s)", values("s", "a"), "a"),
                arguments("REPLACE(s, t, '-')", values("s", "a,b,,c", "t", ","), "a-b--c"),
                arguments("REPLACE(s, t, '')", values("s", "a,b", "t", ","), "ab"),
                arguments("REPLACE(s, t, 'x')", values("s", "ab", "t", ""), "ab"),
                arguments("REPLACE(s, t, 'x')", values("s", "ab", "t", "abc"), "ab"),
                arguments("REPLACE(s, t, 'e')", values("s", "éèé", "t", "é"), "eèe"),
                arguments("SPLIT_PART(s, ',', i)", values("s", "a,b,", "i", 1), "a"),
                arguments("SPLIT_PART(s, ',', i)", values("s", "a,b,", "i", 3), ""),
                arguments("SPLIT_PART(s, ',', i)", values("s", "a,b,", "i", 4), null),
                arguments("SPLIT_PART(s, ',', i)", values("s", "a,b,", "i", 0), null),
                arguments("SPLIT_PART(s, ',', i)", values("s", "a,b,c", "i", -1), "c"),
                arguments("SPLIT_PART(s, ',', i)", values("s", "a,b,c", "i", -3), "a"),
                arguments("SPLIT_PART(s, ',', i)", values("s", "a,b,c", "i", -4), null),
                arguments("SPLIT_PART(s, ',', l)", values("s", "a,b,c", "l", Long.MIN_VALUE), null),
                arguments("SPLIT_PART(s, t, 1)", values("s", "a,b", "t", ""), "a,b"),
                arguments("SPLIT_PART(s, t, 2)", values("s", "a,b", "t", ""), null),
                arguments("SPLIT_PART(s, t, 2)", values("s", "aéébéé", "t", "éé"), "b"),
                arguments("SPLIT_PART(s, t, 1)", values("s", "", "t", ","), ""),
                arguments("LENGTH(s)", values("s", "aé" + SMILE), 3),
                arguments("LENGTH(s)", values("s", ""), 0),
                arguments("LENGTH(s)", values(), null),
                arguments("POSITION(t, s)", values("s", SMILE + "éa", "t", "a"), 3),
                arguments("POSITION(t IN s)", values("s", "abab", "t", "ba"), 2),
                arguments("POSITION(t, s)", values("s", "abc", "t", "x"), 0),
                arguments("POSITION(t, s)", values("s", "abc", "t", ""), 1),
                arguments("POSITION(t, s)", values("s", "", "t", "abc"), 0),
                arguments("LPAD(s, i)", values("s", "ab", "i", 4), "  ab"),
                arguments("LPAD(s, i, t)", values("s", "ab", "i", 7, "t", "é-"), "é-é-éab"),
                arguments("LPAD(s, i, t)", values("s", "aéb", "i", 2, "t", "x"), "aé"),
                arguments("LPAD(s, i, t)", values("s", "ab", "i", 5, "t", ""), "ab"),
                arguments("LPAD(s, i)", values("s", "ab", "i", -1), ""),
                arguments("RPAD(s, i, t)", values("s", "ab", "i", 5, "t", SMILE + "x"), "ab" + SMILE + "x" + SMILE),
                arguments("LENGTH(RPAD(s, i))", values("s", "a", "i", 65_536), 65_536),
                arguments("REVERSE(s)", values("s", "aé" + SMILE), SMILE + "éa"),
                arguments("REVERSE(s)", values("s", ""), ""),
                arguments("REPEAT(s, i)", values("s", "é", "i", 3), "ééé"),
                arguments("REPEAT(s, i)", values("s", "é", "i", -3), ""),
                arguments("REPEAT(s, l)", values("s", "", "l", Long.MAX_VALUE), ""),
                arguments("LEVENSHTEIN(s, t)", values("s", "kitten", "t", "sitting"), 3),
                arguments("LEVENSHTEIN(s, t)", values("s", "", "t", "é" + SMILE), 2),
                arguments("LEVENSHTEIN(s, t)", values("s", "abc", "t", ""), 3),
                arguments("LEVENSHTEIN(s, t)", values("s", "é", "t", "e"), 1),
                arguments("LEVENSHTEIN(s, t)", values("s", "same", "t", "same"), 0),
                arguments("LEVENSHTEIN(s, t)", values("s", "ab", "t", "ba"), 2),
                arguments("LEVENSHTEIN(s, t)", values("s", "a".repeat(4096), "t", "b".repeat(100)), 4096),
                arguments("CONTAINS(s, t)", values("s", "abc", "t", "bc"), true),
                arguments("CONTAINS(s, t)", values("s", "abc", "t", "cb"), false),
                arguments("CONTAINS(s, t)", values("s", "", "t", ""), true),
                arguments("CONTAINS(s, t)", values("s", "abc"), null),
                arguments("STARTS_WITH(s, t)", values("s", "abc", "t", "ab"), true),
                arguments("STARTS_WITH(s, t)", values("s", "ab", "t", "abc"), false),
                arguments("STARTS_WITH(s, t)", values("s", "éa", "t", "é"), true),
                arguments("ENDS_WITH(s, t)", values("s", "abc", "t", "bc"), true),
                arguments("ENDS_WITH(s, t)", values("s", "abc", "t", ""), true),
                arguments("ENDS_WITH(s, t)", values("s", "c", "t", "bc"), false));
    }

    @ParameterizedTest
    @MethodSource("results")
    void computes(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("REPEAT(s, l)", values("s", "ab", "l", 32_769L), "32769 times 2 bytes"),
                arguments("REPEAT(s, l)", values("s", "a", "l", Long.MAX_VALUE), "at most 65536 bytes"),
                arguments("LPAD(s, l)", values("s", "a", "l", 65_537L), "65536 characters to fill"),
                arguments("RPAD(s, l, t)", values("s", "", "l", 20_000L, "t", SMILE), "20000 characters"),
                arguments("LPAD(s, l)", values("s", "a", "l", Long.MAX_VALUE), "at most 65536 bytes"),
                arguments("LEVENSHTEIN(s, t)", values("s", "a".repeat(4097), "t", "b"), "4097 and 1 characters"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refuses(String sql, List<@Nullable Object> row, String part) {
        assertThat(Cases.checkFails(expression(sql), row))
                .hasMessageContaining(part)
                .extracting("code")
                .isEqualTo("EXPRESSION_ARGUMENT_INVALID");
    }
}
