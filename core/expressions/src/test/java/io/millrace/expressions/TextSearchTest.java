package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Sql;
import io.millrace.testkit.RandomBatches;
import io.millrace.testkit.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches over the bytes of a whole column find what a search in each row finds. */
class TextSearchTest {
    private static final Schema SCHEMA = Schema.of(Field.nullable("s", Scalar.STRING));
    private static final int SEEDS = 400;

    @Test
    void contains() {
        check("CONTAINS(s, '%s')", sought -> text -> text.contains(sought));
    }

    @Test
    void position() {
        check("POSITION('%s', s)", sought -> text -> text.indexOf(sought) + 1);
        check("POSITION('', s)", sought -> text -> 1);
    }

    @Test
    void replace() {
        check("REPLACE(s, '%s', 'é-')", sought -> text -> text.replace(sought, "é-"));
        check("REPLACE(s, '', 'é-')", sought -> text -> text);
        check("REPLACE(s, '%s', s)", sought -> text -> text.replace(sought, text));
    }

    @Test
    void likeAnywhere() {
        check("s LIKE '%%%s%%'", sought -> text -> text.contains(sought));
    }

    @Test
    void likeWithTextsInOrder() {
        check(
                "s LIKE 'a%%%s%%b'",
                sought -> text -> Pattern.compile("(?s)a.*" + Pattern.quote(sought) + ".*b")
                        .matches(text));
        check("s LIKE '%s%%'", sought -> text -> text.startsWith(sought));
        check("s LIKE '%%%s'", sought -> text -> text.endsWith(sought));
        check("s LIKE '%s'", sought -> text -> text.equals(sought));
    }

    @Test
    void regularExpressions() {
        check(
                "REGEXP_LIKE(s, '%sb*$')",
                sought -> text -> Pattern.compile(sought + "b*$").matcher(text).find());
        check(
                "REGEXP_LIKE(s, '%s?a')",
                sought -> text -> Pattern.compile(sought + "?a").matcher(text).find());
    }

    @Test
    void caseAndLength() {
        check("UPPER(s)", sought -> text -> text.toUpperCase(Locale.ROOT));
        check("LOWER(s)", sought -> text -> text.toLowerCase(Locale.ROOT));
        check("LENGTH(s)", sought -> text -> text.codePointCount(0, text.length()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            error: .*;  error:
            abc;        abc
            ab+;        ab
            ab*;        a
            ab?c;       a
            ab{0,2};    a
            a*;         ``
            (ab);       ``
            (?i)ab;     ``
            ab|cd;      ``
            ^ab;        ``
            a\\.b;      a
            """)
    void prefixes(String pattern, @Nullable String prefix) {
        assertThat(RegexPrefix.of(pattern).strip()).isEqualTo(prefix == null ? "" : prefix.strip());
    }

    /** Evaluates on columns of short texts, half of them of ASCII only, some null, some not selected. */
    private static void check(String sql, Function<String, Function<String, Object>> expected) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String letters = seed % 2 == 0 ? "ab" : "abé";
            String sought = text(random, letters, 1 + random.nextInt(3));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            int count = random.nextInt(200);
            for (int row = 0; row < count; row++) {
                rows.add(Rows.row(random.nextInt(9) == 0 ? null : text(random, letters, random.nextInt(6))));
            }
            Batch all = Rows.batch(SCHEMA, rows);
            Batch batch = seed % 3 == 0 ? new RandomBatches(seed).select(all) : all;
            Expression expression = expression(sql.formatted(sought));
            Column result = Expressions.columnFunction(expression).evaluate(batch);
            for (int i = 0; i < batch.selectedCount(); i++) {
                int row = batch.selection().rows()[i];
                @Nullable Object text = rows.get(row).getFirst();
                assertThat(Rows.value(result, expression.type(), row))
                        .as("%s of %s, seed %d", expression.toSql(), text, seed)
                        .isEqualTo(text == null ? null : expected.apply(sought).apply((String) text));
            }
        }
    }

    private static Expression expression(String sql) {
        List<Fault> faults = new ArrayList<>();
        return Objects.requireNonNull(Sql.expression(sql, SCHEMA, faults).orElse(null), faults::toString);
    }

    private static String text(SplittableRandom random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
