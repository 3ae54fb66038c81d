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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PatternFunctionsTest {
    private static final String SMILE = "😀";

    static Stream<Arguments> results() {
        return Stream.of(
                arguments("s LIKE 'ab'", values("s", "ab"), true),
                arguments("s LIKE 'ab'", values("s", "abc"), false),
                arguments("s LIKE 'ab'", values("s", "AB"), false),
                arguments("s LIKE ''", values("s", ""), true),
                arguments("s LIKE ''", values("s", "a"), false),
                arguments("s LIKE '%'", values("s", ""), true),
                arguments("s LIKE '%'", values(), null),
                arguments("s LIKE 'a%'", values("s", "a"), true),
                arguments("s LIKE '%c'", values("s", "abcc"), true),
                arguments("s LIKE '%b%'", values("s", "abc"), true),
                arguments("s LIKE '%x%'", values("s", "abc"), false),
                arguments("s LIKE 'a%b%c'", values("s", "a-b-c-b-c"), true),
                arguments("s LIKE 'a%b%c'", values("s", "a-c-b"), false),
                arguments("s LIKE '_'", values("s", SMILE), true),
                arguments("s LIKE '_'", values("s", ""), false),
                arguments("s LIKE '__'", values("s", "é"), false),
                arguments("s LIKE '%_'", values("s", ""), false),
                arguments("s LIKE '%é_'", values("s", "xéé" + SMILE), true),
                arguments("s LIKE '5!%' ESCAPE '!'", values("s", "5%"), true),
                arguments("s LIKE '5!%' ESCAPE '!'", values("s", "50"), false),
                arguments("s LIKE '!!!_%' ESCAPE '!'", values("s", "!_x"), true),
                arguments("s LIKE '\\%'", values("s", "\\x"), true),
                arguments("s NOT LIKE 'a%'", values("s", "ab"), false),
                arguments("s NOT LIKE 'a%'", values("s", "ba"), true),
                arguments("s NOT LIKE 'a%'", values(), null),
                arguments("REGEXP_LIKE(s, 'b+')", values("s", "abbc"), true),
                arguments("REGEXP_LIKE(s, '^b+$')", values("s", "abbc"), false),
                arguments("REGEXP_LIKE(s, '(?i)^B.$')", values("s", "b" + SMILE), true),
                arguments("REGEXP_LIKE(s, '^\\p{L}+$')", values("s", "straße"), true),
                arguments(
                        "REGEXP_LIKE(s, '^\\d{4}-\\d{2}-\\d{2}T(\\d{2}:){2}\\d{2}(\\.\\d{1,9})?Z$')",
                        values("s", "2001-01-31T14:05:00.5Z"), true),
                arguments("REGEXP_LIKE(s, '^[{(]+a{,2}[^]]*$')", values("s", "({a{,2}x"), true),
                arguments("REGEXP_LIKE(s, '')", values("s", ""), true),
                arguments("REGEXP_LIKE(s, 'a')", values(), null),
                arguments("REGEXP_EXTRACT(s, '\\d+')", values("s", "a12b345"), "12"),
                arguments("REGEXP_EXTRACT(s, '\\d+')", values("s", "abc"), null),
                arguments("REGEXP_EXTRACT(s, '(a)|(é)', 2)", values("s", "xé"), "é"),
                arguments("REGEXP_EXTRACT(s, '(a)|(é)', 1)", values("s", "xé"), null),
                arguments("REGEXP_EXTRACT(s, 'x*')", values("s", "abc"), ""),
                arguments("REGEXP_EXTRACT(s, '.$')", values("s", "ab" + SMILE), SMILE),
                arguments("REGEXP_EXTRACT(s, 'item=(\\d+)', 1)", values("s", "?item=12&item=3"), "12"),
                arguments("REGEXP_EXTRACT(s, 'item=(\\d+)', 1)", values("s", "?item=x"), null),
                arguments("REGEXP_EXTRACT(s, 'item=(\\d+)', 1)", values("s", "?itemx=1"), null),
                arguments(
                        "REGEXP_REPLACE(s, 'item=\\d+', 'i')", values("s", "item=1, item=é, item=22"), "i, item=é, i"),
                arguments("REGEXP_REPLACE(s, 'item=\\d+', 'i')", values("s", "itéms"), "itéms"),
                arguments("REGEXP_REPLACE(s, '\\s+', ' ')", values("s", "a \t b  c"), "a b c"),
                arguments("REGEXP_REPLACE(s, '(\\w+)@(\\w+)', '$2 at $1')", values("s", "é a@b"), "é b at a"),
                arguments("REGEXP_REPLACE(s, '(?P<n>\\d)', '<${n}>')", values("s", "a1"), "a<1>"),
                arguments("REGEXP_REPLACE(s, 'a|(b)', '[$1]')", values("s", "ab"), "[][b]"),
                arguments("REGEXP_REPLACE(s, 'a', '\\$\\\\')", values("s", "a"), "$\\"),
                arguments("REGEXP_REPLACE(s, 'x', 'y')", values("s", "abc"), "abc"),
                arguments("REGEXP_REPLACE(s, 'x', 'y')", values(), null));
    }

    @ParameterizedTest
    @MethodSource("results")
    void matches(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("s LIKE t", 7, "SQL_TYPE", "is a constant"),
                arguments("s LIKE NULL", 7, "SQL_TYPE", "is a constant"),
                arguments("s LIKE 'a!b' ESCAPE '!'", 20, "BAD_CONSTANT", "behind the escape"),
                arguments("s LIKE 'a!' ESCAPE '!'", 19, "BAD_CONSTANT", "behind the escape"),
                arguments("s LIKE 'ab' ESCAPE 'xy'", 19, "BAD_CONSTANT", "one character"),
                arguments("i LIKE 'a'", 0, "SQL_TYPE", "argument 1 of LIKE is STRING"),
                arguments("REGEXP_LIKE(s, '(a')", 15, "BAD_CONSTANT", "missing closing )"),
                arguments("REGEXP_LIKE(s, '(?=a)')", 15, "BAD_CONSTANT", "RE2"),
                arguments("REGEXP_LIKE(s, '(a)\\1')", 15, "BAD_CONSTANT", "RE2"),
                arguments("REGEXP_LIKE(s, '(\\w{1000}){20}')", 15, "BAD_CONSTANT", "repeat"),
                arguments("REGEXP_LIKE(s, '((a{1000}){1000}){1000}')", 15, "BAD_CONSTANT", "repeats too much"),
                arguments("REGEXP_LIKE(s, '(([^]a]{30}){30}){0,30}')", 15, "BAD_CONSTANT", "repeats too much"),
                arguments("REGEXP_LIKE(s, t)", 15, "SQL_TYPE", "is a constant"),
                arguments("REGEXP_EXTRACT(s, 'a', 1)", 23, "BAD_CONSTANT", "0 groups"),
                arguments("REGEXP_REPLACE(s, '(a)', '$2')", 25, "BAD_CONSTANT", "names groups"),
                arguments("REGEXP_REPLACE(s, '(a)', '${x}')", 25, "BAD_CONSTANT", "names groups"),
                arguments("REGEXP_REPLACE(s, '(a)', 'x\\')", 25, "BAD_CONSTANT", "names groups"),
                arguments("REGEXP_REPLACE(s, '(a)', '$')", 25, "BAD_CONSTANT", "names groups"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesPatternsWithTheirPlace(String sql, int offset, String code, String part) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression(sql, Cases.SCHEMA, faults)).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.offset()).isEqualTo(offset);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.rule()).contains(part);
        });
    }

    @Test
    @Timeout(20)
    void noPatternTakesExponentialTime() {
        String text = "a".repeat(20_000);

        Cases.check(expression("REGEXP_LIKE(s, '^(a+)+$')"), values("s", text + "b"), false);
        Cases.check(expression("REGEXP_LIKE(s, '(a|a)*b')"), values("s", text), false);
        Cases.check(expression("s LIKE '%a%a%a%a%a%a%a%a%b'"), values("s", text), false);
    }
}
