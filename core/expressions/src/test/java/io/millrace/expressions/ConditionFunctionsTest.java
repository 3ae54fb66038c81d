package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionFunctionsTest {
    static Stream<Arguments> results() {
        Instant time = Instant.parse("2001-01-31T14:05:00Z");
        return Stream.of(
                arguments("CASE WHEN i > 1 THEN 'a' WHEN i > 0 THEN 'b' ELSE 'c' END", values("i", 2), "a"),
                arguments("CASE WHEN i > 1 THEN 'a' WHEN i > 0 THEN 'b' ELSE 'c' END", values("i", 1), "b"),
                arguments("CASE WHEN i > 1 THEN 'a' WHEN i > 0 THEN 'b' ELSE 'c' END", values("i", 0), "c"),
                arguments("CASE WHEN i > 1 THEN 'a' WHEN i > 0 THEN 'b' ELSE 'c' END", values(), "c"),
                arguments("CASE WHEN i > 1 THEN 'a' END", values("i", 1), null),
                arguments("CASE WHEN p THEN s ELSE t END", values("p", true, "s", "x", "t", "y"), "x"),
                arguments("CASE WHEN p THEN s ELSE t END", values("p", false, "s", "x", "t", "y"), "y"),
                arguments("CASE WHEN p THEN s ELSE t END", values("p", true, "t", "y"), null),
                arguments("CASE i WHEN 1 THEN 'one' WHEN j THEN 'j' ELSE 'more' END", values("i", 1), "one"),
                arguments("CASE i WHEN 1 THEN 'one' WHEN j THEN 'j' ELSE 'more' END", values("i", 2, "j", 2), "j"),
                arguments("CASE i WHEN 1 THEN 'one' WHEN NULL THEN 'j' ELSE 'more' END", values(), "more"),
                arguments("CASE WHEN NULL THEN 1 ELSE 2 END", values(), 2),
                arguments("CASE WHEN p THEN i ELSE l END", values("p", true, "i", 5), 5L),
                arguments("CASE WHEN p THEN i ELSE d END", values("p", false, "d", 0.5), 0.5),
                arguments("CASE WHEN p THEN u ELSE v END", values("p", false, "v", time), time),
                arguments("CASE WHEN i > 0 THEN p ELSE q END", values("i", 1, "p", true), true),
                arguments("CASE WHEN i > 0 THEN p ELSE q END", values("i", 0, "p", true, "q", false), false),
                arguments("IF(j = 0, 0, i / j)", values("i", 4, "j", 0), 0),
                arguments("IF(j = 0, 0, i / j)", values("i", 4, "j", 2), 2),
                arguments("IF(p, CAST(s AS INT), -1)", values("p", false, "s", "x"), -1),
                arguments("IF(p, 1, 2)", values(), 2),
                arguments("IF(p, 1, NULL)", values("p", false), null),
                arguments("NULLIF(i, j)", values("i", 1, "j", 1), null),
                arguments("NULLIF(i, j)", values("i", 1, "j", 2), 1),
                arguments("NULLIF(i, j)", values("i", 1), 1),
                arguments("NULLIF(i, j)", values("j", 1), null),
                arguments("NULLIF(i, l)", values("i", 3, "l", 4L), 3L),
                arguments("NULLIF(s, '')", values("s", ""), null),
                arguments("NULLIF(s, '')", values("s", "a"), "a"),
                arguments("NULLIF(p, q)", values("p", true, "q", true), null),
                arguments("i / NULLIF(j, 0)", values("i", 1, "j", 0), null),
                arguments("COALESCE(NULLIF(s, 'x'), t, 'z')", values("s", "x", "t", "y"), "y"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void chooses(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }
}
