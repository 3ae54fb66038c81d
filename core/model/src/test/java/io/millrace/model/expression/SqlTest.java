package io.millrace.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTest {
    private static final Schema SCHEMA = Schema.of(
            Field.required("i", Scalar.INT),
            Field.nullable("ni", Scalar.INT),
            Field.required("l", Scalar.BIGINT),
            Field.required("d", Scalar.DOUBLE),
            Field.required("p", new DataType.Decimal(10, 2)),
            Field.required("s", Scalar.STRING),
            Field.required("b", Scalar.BOOLEAN),
            Field.nullable("nb", Scalar.BOOLEAN),
            Field.required("t", Scalar.TIMESTAMP),
            Field.required("timestamp", Scalar.TIMESTAMP),
            Field.required("two words", Scalar.INT),
            Field.required("or", Scalar.BOOLEAN));

    private static Expression expression(String sql) {
        List<Fault> faults = new ArrayList<>();
        Optional<Expression> expression = Sql.expression(sql, SCHEMA, faults);
        assertThat(faults).as(sql).isEmpty();
        return expression.orElseThrow();
    }

    private static List<Fault> faults(String sql) {
        List<Fault> faults = new ArrayList<>();
        assertThat(Sql.expression(sql, SCHEMA, faults)).as(sql).isEmpty();
        return faults;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            i                            | i                                   | INT           | false
            ni                           | ni                                  | INT           | true
            "two words"                  | "two words"                         | INT           | false
            "or" or b                    | "or" OR b                           | BOOLEAN       | false
            timestamp                    | timestamp                           | TIMESTAMP     | false
            1                            | 1                                   | INT           | false
            -2147483648                  | -2147483648                         | INT           | false
            2147483648                   | 2147483648                          | BIGINT        | false
            -9223372036854775808         | -9223372036854775808                | BIGINT        | false
            9223372036854775808          | 9223372036854775808.                | DECIMAL(19,0) | false
            0.908                        | 0.908                               | DECIMAL(3,3)  | false
            12.50                        | 12.50                               | DECIMAL(4,2)  | false
            0.908e0                      | 0.908e0                             | DOUBLE        | false
            1E3                          | 1000.0e0                            | DOUBLE        | false
            'it''s'                      | 'it''s'                             | STRING        | false
            ''                           | ''                                  | STRING        | false
            TRUE                         | TRUE                                | BOOLEAN       | false
            timestamp '2001-01-01'       | TIMESTAMP '2001-01-01T00:00:00Z'    | TIMESTAMP     | false
            TIMESTAMP '2001-01-01 12:30:00.5+02:00' | TIMESTAMP '2001-01-01T10:30:00.500Z' | TIMESTAMP | false
            i + 1                        | i + 1                               | INT           | false
            i + ni                       | i + ni                              | INT           | true
            i + l                        | CAST(i AS BIGINT) + l               | BIGINT        | false
            l + 1                        | l + 1                               | BIGINT        | false
            i * d                        | CAST(i AS DOUBLE) * d               | DOUBLE        | false
            d * 0.908                    | d * 0.908e0                         | DOUBLE        | false
            d / 2                        | d / 2.0e0                           | DOUBLE        | false
            i * 0.5                      | CAST(i AS DECIMAL(10,0)) * 0.5      | DECIMAL(11,1) | false
            p + 1                        | p + 1.                              | DECIMAL(11,2) | false
            p / p                        | p / p                               | DECIMAL(23,13) | false
            p % 0.125                    | p % 0.125                           | DECIMAL(3,3)  | false
            l * 0.908                    | CAST(l AS DECIMAL(19,0)) * 0.908    | DECIMAL(22,3) | false
            -p                           | - p                                 | DECIMAL(10,2) | false
            p > 1                        | p > 1.                              | BOOLEAN       | false
            p = 0.125                    | p = 0.125                           | BOOLEAN       | false
            p < l                        | p < CAST(l AS DECIMAL(19,0))        | BOOLEAN       | false
            p between 1 and 9.5          | p >= 1. AND p <= 9.5                | BOOLEAN       | false
            p in (1, 2.5)                | p = 1. OR p = 2.5                   | BOOLEAN       | false
            p <> null                    | p <> CAST(NULL AS DECIMAL(10,2))    | BOOLEAN       | true
            p = d                        | CAST(p AS DOUBLE) = d               | BOOLEAN       | false
            coalesce(p, 0)               | COALESCE(p, 0.00)                   | DECIMAL(10,2) | false
            cast(p as int)               | CAST(p AS INT)                      | INT           | false
            try_cast(p as decimal(3, 1)) | TRY_CAST(p AS DECIMAL(3,1))         | DECIMAL(3,1)  | true
            p + d                        | CAST(p AS DOUBLE) + d               | DOUBLE        | false
            1 + 2 * 3                    | 1 + 2 * 3                           | INT           | false
            (1 + 2) * 3                  | (1 + 2) * 3                         | INT           | false
            i - (i - i)                  | i - (i - i)                         | INT           | false
            i - i - i                    | i - i - i                           | INT           | false
            i % 3                        | i % 3                               | INT           | false
            -i                           | - i                                 | INT           | false
            - -5                         | -(-5)                               | INT           | false
            i > 5 and ni < 3             | i > 5 AND ni < 3                    | BOOLEAN       | true
            b or b and b                 | b OR b AND b                        | BOOLEAN       | false
            (b or b) and b               | (b OR b) AND b                      | BOOLEAN       | false
            not b and b                  | NOT b AND b                         | BOOLEAN       | false
            not (b and b)                | NOT (b AND b)                       | BOOLEAN       | false
            not i = 5                    | NOT i = 5                           | BOOLEAN       | false
            i = 5 is null                | i = 5 IS NULL                       | BOOLEAN       | false
            ni is null                   | ni IS NULL                          | BOOLEAN       | false
            ni is not null               | ni IS NOT NULL                      | BOOLEAN       | false
            ni = null                    | ni = CAST(NULL AS INT)              | BOOLEAN       | true
            null is null                 | CAST(NULL AS BOOLEAN) IS NULL       | BOOLEAN       | false
            nb and null                  | nb AND CAST(NULL AS BOOLEAN)        | BOOLEAN       | true
            i != 5                       | i <> 5                              | BOOLEAN       | false
            i = l                        | CAST(i AS BIGINT) = l               | BOOLEAN       | false
            i between 1 and 5            | i >= 1 AND i <= 5                   | BOOLEAN       | false
            i not between 1 and 5        | NOT (i >= 1 AND i <= 5)             | BOOLEAN       | false
            i in (1, 2, 3)               | i = 1 OR (i = 2 OR i = 3)           | BOOLEAN       | false
            i not in (1)                 | NOT i = 1                           | BOOLEAN       | false
            s in ('a', 'b')              | s = 'a' OR s = 'b'                  | BOOLEAN       | false
            t > '2001-01-01T00:00:00Z'   | t > TIMESTAMP '2001-01-01T00:00:00Z' | BOOLEAN      | false
            '2001-01-01' <= t            | TIMESTAMP '2001-01-01T00:00:00Z' <= t | BOOLEAN     | false
            coalesce(ni, 0)              | COALESCE(ni, 0)                     | INT           | false
            coalesce(ni, ni)             | COALESCE(ni, ni)                    | INT           | true
            coalesce(ni, l, 0.5e0)       | COALESCE(CAST(ni AS DOUBLE), CAST(l AS DOUBLE), 0.5e0) | DOUBLE | false
            coalesce(null, i)            | COALESCE(CAST(NULL AS INT), i)      | INT           | false
            cast(s as int)               | CAST(s AS INT)                      | INT           | false
            cast(s as decimal(10, 2))    | CAST(s AS DECIMAL(10,2))            | DECIMAL(10,2) | false
            cast(i as int)               | i                                   | INT           | false
            cast(null as array<string>)  | CAST(NULL AS ARRAY<STRING>)         | ARRAY<STRING> | true
            """)
    void expressionsGetTypes(String sql, String canonical, String type, boolean nullable) {
        Expression expression = expression(sql);

        assertThat(expression.toSql()).isEqualTo(canonical);
        assertThat(expression.type()).hasToString(type);
        assertThat(expression.nullable()).isEqualTo(nullable);
        assertThat(expression(canonical)).isEqualTo(expression);
    }

    @Test
    void everyFaultOfTypesIsReported() {
        assertThat(faults("x > 1 and y > 1 or s > 1 and coalesce(z)"))
                .extracting(Fault::code, Fault::offset)
                .containsExactly(
                        tuple("UNKNOWN_COLUMN", 0),
                        tuple("UNKNOWN_COLUMN", 10),
                        tuple("SQL_TYPE", 21),
                        tuple("UNKNOWN_COLUMN", 38));
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(faults("(".repeat(10_000))).extracting(Fault::code).containsExactly("SQL_TOO_DEEP");
        assertThat(faults("not ".repeat(4_000))).extracting(Fault::code).containsExactly("SQL_TOO_DEEP");
        assertThat(faults("- ".repeat(8_000))).extracting(Fault::code).containsExactly("SQL_TOO_DEEP");
        assertThat(faults("coalesce(".repeat(1_800))).extracting(Fault::code).containsExactly("SQL_TOO_DEEP");
        assertThat(faults("cast(".repeat(3_000))).extracting(Fault::code).containsExactly("SQL_TOO_DEEP");
        assertThat(faults("i" + " + i".repeat(4_000))).extracting(Fault::code).containsExactly("SQL_TOO_LONG");
        assertThat(faults("i".repeat(20_000))).extracting(Fault::code).containsExactly("SQL_TOO_LONG");
        assertThat(faults("cast(i as " + "array<".repeat(2_000)))
                .extracting(Fault::code)
                .containsExactly("SQL_SYNTAX");
    }

    @Test
    void aListOfThousandsOfValuesIsNoDeepTree() {
        Expression expression = expression("i in (0" + ", 1".repeat(5_000) + ")");

        assertThat(depth(expression)).isLessThan(20);
    }

    private static int depth(Expression expression) {
        return expression instanceof Expression.Call call
                ? 1 + call.arguments().stream().mapToInt(SqlTest::depth).max().orElse(0)
                : 1;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int                        | INT
            Timestamp                  | TIMESTAMP
            decimal( 38 , 38 )         | DECIMAL(38,38)
            array<map<string, bigint>> | ARRAY<MAP<STRING,BIGINT>>
            row<a int, b row<c bytes>> | ROW<a INT, b ROW<c BYTES>>
            row<"a b" int not null>    | ROW<"a b" INT NOT NULL>
            """)
    void typesAreRead(String text, String canonical) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.dataType(text, faults)).map(DataType::toString).contains(canonical);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'map<double, int>', 4",
        "'map<array<int>, int>', 4",
        "'array<map<row<a int>, int>>', 10",
    })
    void keysOfMapsAreScalarsThatCompare(String text, int offset) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.dataType(text, faults)).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("keys of a MAP are BOOLEAN, INT, BIGINT, STRING, BYTES or TIMESTAMP");
            assertThat(fault.offset()).isEqualTo(offset);
        });
    }

    @Property(tries = 2_000)
    void anyTextIsReadOrRefused(@ForAll("pieces") List<String> pieces) {
        String sql = String.join(" ", pieces);
        List<Fault> faults = new ArrayList<>();

        Optional<Expression> expression = Sql.expression(sql, SCHEMA, faults);

        assertThat(expression.isEmpty()).isEqualTo(!faults.isEmpty());
        assertThat(faults).allSatisfy(fault -> assertThat(fault.offset()).isBetween(0, sql.length()));
        expression.ifPresent(value -> assertThat(expression(value.toSql())).isEqualTo(value));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> known = Arbitraries.of(
                "i",
                "ni",
                "l",
                "d",
                "p",
                "s",
                "b",
                "nb",
                "t",
                "\"or\"",
                "+",
                "-",
                "*",
                "/",
                "%",
                "=",
                "<>",
                "<",
                ">=",
                "(",
                ")",
                ",",
                "and",
                "or",
                "not",
                "is",
                "null",
                "between",
                "in",
                "coalesce",
                "cast",
                "as",
                "int",
                "double",
                "string",
                "true",
                "1",
                "-2",
                "3000000000",
                "0.5",
                "1e0",
                "'x'",
                "'2001-01-01'",
                "timestamp",
                "(i + 1)",
                "(b or nb)",
                "coalesce(",
                "cast(i as",
                "i in (1,",
                "i between 1");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(4);
        return Arbitraries.frequencyOf(Tuple.of(20, known), Tuple.of(1, any))
                .list()
                .ofMaxSize(12);
    }
}
