package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static io.millrace.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CollectionFunctionsTest {
    private static final List<@Nullable Object> TEXTS = values("texts", Arrays.asList("a", null, "é"));
    private static final List<@Nullable Object> PLACE = values("place", row("here", row(7, List.of("x", "y"))));

    static Stream<Arguments> results() {
        Map<String, @Nullable Long> counts = new LinkedHashMap<>();
        counts.put("b", 2L);
        counts.put("", 0L);
        counts.put("n", null);
        Instant time = Instant.parse("2001-01-31T14:05:00Z");
        return Stream.of(
                arguments("texts[1]", TEXTS, "a"),
                arguments("texts[2]", TEXTS, null),
                arguments("texts[3]", TEXTS, "é"),
                arguments("texts[0]", TEXTS, null),
                arguments("texts[-1]", TEXTS, null),
                arguments("texts[4]", TEXTS, null),
                arguments("texts[9223372036854775807]", TEXTS, null),
                arguments("texts[NULL]", TEXTS, null),
                arguments("texts[1]", values(), null),
                arguments("texts[1]", values("texts", List.of()), null),
                arguments("numbers[i]", values("numbers", List.of(4, 5), "i", 2), 5),
                arguments("numbers[i + 1] * 2", values("numbers", List.of(4, 5), "i", 0), 8),
                arguments("lists[2][1]", values("lists", List.of(List.of(), List.of(0.5, 1.5))), 0.5),
                arguments("lists[2]", values("lists", List.of(List.of(), List.of(0.5))), List.of(0.5)),
                arguments("lists[1][1]", values("lists", List.of(List.of(), List.of(0.5))), null),
                arguments("counts['b']", values("counts", counts), 2L),
                arguments("counts['']", values("counts", counts), 0L),
                arguments("counts['n']", values("counts", counts), null),
                arguments("counts['z']", values("counts", counts), null),
                arguments("counts[s]", values("counts", counts, "s", "b"), 2L),
                arguments("counts[s]", values("counts", counts), null),
                arguments("counts['b']", values(), null),
                arguments("times[u]", values("times", Map.of(time, true), "u", time), true),
                arguments("times['2001-01-31T14:05:00Z']", values("times", Map.of(time, true)), true),
                arguments("place.name", PLACE, "here"),
                arguments("place.inner.\"two words\"", PLACE, 7),
                arguments("place.inner.tags[2]", PLACE, "y"),
                arguments("place.inner", PLACE, row(7, List.of("x", "y"))),
                arguments("place.name", values(), null),
                arguments("place.inner.tags", values("place", row("here", null)), null),
                arguments("(place).name", PLACE, "here"),
                arguments("place IS NULL", values(), true),
                arguments("texts IS NOT NULL", TEXTS, true),
                arguments("texts[2] IS NULL", TEXTS, true),
                arguments("COALESCE(texts, ARRAY[s])", values("s", "x"), List.of("x")),
                arguments("COALESCE(texts, ARRAY[s])", TEXTS, Arrays.asList("a", null, "é")),
                arguments("COALESCE(place, place)", values(), null),
                arguments("COALESCE(CAST(NULL AS MAP<STRING, BIGINT>), counts)", values("counts", counts), counts),
                arguments("CASE WHEN i = 1 THEN texts ELSE SPLIT(s, ',') END", values("i", 1, "s", "x"), null),
                arguments(
                        "CASE WHEN i = 1 THEN texts ELSE SPLIT(s, ',') END",
                        values("i", 2, "s", "x,y"),
                        List.of("x", "y")),
                arguments("IF(p, place, NULL).name", PLACE, null),
                arguments("CARDINALITY(texts)", TEXTS, 3),
                arguments("CARDINALITY(texts)", values("texts", List.of()), 0),
                arguments("CARDINALITY(counts)", values("counts", counts), 3),
                arguments("CARDINALITY(counts)", values(), null),
                arguments("ARRAY_CONTAINS(texts, 'é')", TEXTS, true),
                arguments("ARRAY_CONTAINS(texts, 'b')", TEXTS, null),
                arguments("ARRAY_CONTAINS(texts, s)", TEXTS, null),
                arguments("ARRAY_CONTAINS(texts, 'b')", values("texts", List.of("a")), false),
                arguments("ARRAY_CONTAINS(texts, 'b')", values("texts", List.of()), false),
                arguments("ARRAY_CONTAINS(texts, 'b')", values(), null),
                arguments("ARRAY_CONTAINS(numbers, i)", values("numbers", List.of(1, 0), "i", 0), true),
                arguments("ARRAY_CONTAINS(ARRAY[d], e)", values("d", Double.NaN, "e", Double.NaN), false),
                arguments("ARRAY_CONTAINS(ARRAY[d], e)", values("d", 0.0, "e", -0.0), true),
                arguments("ARRAY_CONTAINS(ARRAY[p, q], TRUE)", values("p", false, "q", true), true),
                arguments("ARRAY_CONTAINS(ARRAY[l], 5)", values("l", 5L), true),
                arguments("SPLIT(s, ',')", values("s", "a,b,,c"), List.of("a", "b", "", "c")),
                arguments("SPLIT(s, ',')", values("s", ""), List.of("")),
                arguments("SPLIT(s, ',')", values("s", ","), List.of("", "")),
                arguments("SPLIT(s, '')", values("s", "ab"), List.of("ab")),
                arguments("SPLIT(s, t)", values("s", "a::b:c", "t", "::"), List.of("a", "b:c")),
                arguments("SPLIT(s, 'é')", values("s", "aéü"), List.of("a", "ü")),
                arguments("SPLIT(s, t)", values("s", "a"), null),
                arguments("SPLIT(s, t)", values("t", "a"), null),
                arguments("ARRAY[i, 2, j]", values("i", 1), row(1, 2, null)),
                arguments("ARRAY[i, l]", values("i", 1, "l", 2L), List.of(1L, 2L)),
                arguments("ARRAY[texts]", TEXTS, List.of(Arrays.asList("a", null, "é"))),
                arguments("MAP_KEYS(counts)", values("counts", counts), List.of("b", "", "n")),
                arguments("MAP_VALUES(counts)", values("counts", counts), Arrays.asList(2L, 0L, null)),
                arguments("MAP_KEYS(counts)", values(), null),
                arguments(
                        "MAP_FROM_ARRAYS(SPLIT(s, ','), numbers)",
                        values("s", "x,y,x", "numbers", List.of(1, 2, 3)),
                        Map.of("x", 3, "y", 2)),
                arguments("MAP_FROM_ARRAYS(SPLIT(s, ','), numbers)", values("s", "x"), null));
    }

    @ParameterizedTest
    @MethodSource("results")
    void givesWhatTheTableSays(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Expression expression = expression(sql);

        Cases.check(expression, row, expected);
        assertThat(expression(expression.toSql())).as(expression.toSql()).isEqualTo(expression);
    }

    @ParameterizedTest
    @MethodSource
    void failsForWhatHasNoValue(String sql, List<@Nullable Object> row, String message) {
        assertThat(Cases.checkFails(expression(sql), row)).hasMessageContaining(message);
    }

    static Stream<Arguments> failsForWhatHasNoValue() {
        return Stream.of(
                arguments(
                        "MAP_FROM_ARRAYS(texts, numbers)",
                        values("texts", List.of("a"), "numbers", List.of()),
                        "has no value for 1 keys and 0 values; expected as many values as keys"),
                arguments(
                        "MAP_FROM_ARRAYS(texts, numbers)",
                        values("texts", row("a", null), "numbers", List.of(1, 2)),
                        "has no value for a key that is null"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            s[1]                        | 1  | only an ARRAY or a MAP has elements
            place[1]                    | 5  | only an ARRAY or a MAP has elements
            NULL[1]                     | 4  | only an ARRAY or a MAP has elements
            texts['a']                  | 6  | the position in an ARRAY is a whole number
            texts[1.5e0]                | 6  | the position in an ARRAY is a whole number
            counts[1]                   | 7  | the key of this MAP is STRING
            times['today']              | 6  | text beside a TIMESTAMP is ISO 8601
            times[l]                    | 6  | the key of this MAP is TIMESTAMP
            texts.name                  | 6  | only a ROW has fields
            place.nam                   | 6  | there is no field 'nam' in this row
            place.1                     | 5  | '.1' cannot stand here
            texts[1                     | 7  | the text ends too early
            ARRAY[]                     | 0  | ARRAY takes at least 1 argument
            ARRAY[i, s]                 | 0  | ARRAY takes values of one type
            CARDINALITY(s)              | 12 | argument 1 of CARDINALITY is an ARRAY or a MAP
            CARDINALITY(NULL)           | 12 | argument 1 of CARDINALITY is an ARRAY or a MAP
            ARRAY_CONTAINS(lists, 1)    | 15 | argument 1 of ARRAY_CONTAINS is an ARRAY of single values
            ARRAY_CONTAINS(texts, 1)    | 22 | argument 2 of ARRAY_CONTAINS is STRING
            MAP_KEYS(texts)             | 9  | argument 1 of MAP_KEYS is a MAP
            MAP_FROM_ARRAYS(lists, texts) | 16 | argument 1 of MAP_FROM_ARRAYS is an ARRAY of values that may be keys of a MAP
            """)
    void saysWhatIsWrongAndWhere(String sql, int offset, String rule) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression(sql, Cases.SCHEMA, faults)).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.offset()).isEqualTo(offset);
        });
    }
}
