package io.millrace.expressions;

import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType;
import io.millrace.model.expression.Expression;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DECIMAL values x (10,2), y (4,3) and w (38,2) in expressions: results with their types, and what has none. */
class DecimalTest {
    private static final String NINES = "9".repeat(36) + ".99";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x + y            | 1.25  | 0.005  | 1.255
            x - y            | 1.25  | 0.005  | 1.245
            x * y            | 1.25  | 0.005  | 0.00625
            x / y            | 1.00  | 0.003  | 333.3333333
            x / y            | -2.00 | 0.003  | -666.6666667
            x / 3            | 2.00  |        | 0.666667
            x % y            | 1.00  | 0.003  | 0.001
            x % y            | -1.00 | 0.003  | -0.001
            y % x            | 1.00  | 0.003  | 0.003
            y % x            | -0.05 | 0.123  | 0.023
            x + 1            | 1.25  |        | 2.25
            x * 1.19         | 0.50  |        | 0.5950
            -x               | 1.25  |        | -1.25
            -x               | 0.00  |        | 0.00
            x + y            |       | 0.005  |
            ABS(x)           | -1.25 |        | 1.25
            ABS(x)           | -99999999.99 |  | 99999999.99
            SIGN(x)          | -0.01 |        | -1
            SIGN(x)          | 0.00  |        | 0
            CEIL(x)          | 1.01  |        | 2
            CEIL(x)          | -1.99 |        | -1
            CEIL(y)          |       | 9.001  | 10
            FLOOR(x)         | 1.99  |        | 1
            FLOOR(x)         | -1.01 |        | -2
            ROUND(x)         | 2.50  |        | 3
            ROUND(x)         | -2.50 |        | -3
            ROUND(x)         | 2.49  |        | 2
            ROUND(y, 2)      |       | 0.005  | 0.01
            ROUND(y, 2)      |       | -0.005 | -0.01
            ROUND(y, 2)      |       | 9.995  | 10.00
            ROUND(y, 3)      |       | 9.995  | 9.995
            ROUND(y, 9)      |       | 9.995  | 9.995
            ROUND(x, -2)     | 150.00 |       | 200
            ROUND(x, -8)     | 99999999.99 |  | 100000000
            ROUND(x, -9)     | 99999999.99 |  | 0
            ROUND(x, -100)   | 99999999.99 |  | 0
            GREATEST(x, y)   | 1.25  | 1.251  | 1.251
            LEAST(x, y, 2)   | 1.25  | 1.251  | 1.250
            COALESCE(x, 0)   |       |        | 0.00
            NULLIF(x, 1.25)  | 1.25  |        |
            NULLIF(x, 1.25)  | 1.26  |        | 1.26
            IF(x > y, x, y)  | 0.01  | 0.011  | 0.011
            CASE WHEN x > 1 THEN x ELSE 0 END | 1.25 | | 1.25
            CASE WHEN x > 1 THEN x ELSE 0 END | 0.25 | | 0.00
            MOD(x, 0.2)      | 0.50  |        | 0.10
            CAST(x AS DECIMAL(3,1)) | 0.05  |  | 0.1
            CAST(x AS DECIMAL(3,1)) | -0.05 |  | -0.1
            CAST(x AS DECIMAL(3,1)) | 0.04  |  | 0.0
            CAST(x AS DECIMAL(38,30)) | 12345678.01 | | 12345678.010000000000000000000000000000
            CAST(42 AS DECIMAL(2,0)) | |        | 42
            CAST(TRUE AS DECIMAL(1,0)) | |      | 1
            CAST('-0.00' AS DECIMAL(5,2)) | |   | 0.00
            CAST(' 1e2 ' AS DECIMAL(5,2)) | |   | 100.00
            CAST('.005' AS DECIMAL(5,2)) | |    | 0.01
            CAST('1e-999999999' AS DECIMAL(5,2)) | | | 0.00
            CAST(1.005e0 AS DECIMAL(5,2)) | |   | 1.01
            TRY_CAST('x' AS DECIMAL(5,2)) | |   |
            TRY_CAST(x AS DECIMAL(2,1)) | 9.95 | |
            """)
    void decimals(String sql, @Nullable String x, @Nullable String y, @Nullable String expected) {
        Cases.check(Cases.expression(sql), values("x", number(x), "y", number(y)), number(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CAST(x AS STRING)  | -1.50 | -1.50
            CAST(x AS STRING)  | 0.00  | 0.00
            CAST(x AS INT) = 3     | 2.50  | true
            CAST(x AS INT) = -3    | -2.50 | true
            CAST(x AS BIGINT) = 2  | 2.49  | true
            CAST(x AS DOUBLE) = 0.1e0 | 0.10 | true
            CAST(x AS BOOLEAN) | 0.01  | true
            CAST(x AS BOOLEAN) | 0.00  | false
            x * 0.5e0 = 0.25e0 | 0.50  | true
            SQRT(x) = 1.5e0    | 2.25  | true
            x = 1.250          | 1.25  | true
            x = 1.251          | 1.25  | false
            x <> 1.251         | 1.25  | true
            x < 1.251          | 1.25  | true
            x <= 1.249         | 1.25  | false
            x > 1.249          | 1.25  | true
            x >= 1.251         | 1.25  | false
            x > -1.251         | -1.25 | true
            -1.251 < x         | -1.25 | true
            x < 123456789012   | 1.00  | true
            x > -123456789012  | 1.00  | true
            x = 123456789012   | 1.00  | false
            x <> 123456789012  | 1.00  | true
            x IN (1, 1.25)     | 1.25  | true
            x NOT IN (1, 1.24) | 1.25  | true
            x BETWEEN 1 AND 2  | 2.00  | true
            x BETWEEN 1 AND 2  | 2.01  | false
            x = 1.25e0         | 1.25  | true
            x = 2              | 2.00  | true
            """)
    void decimalsAsOtherTypes(String sql, String x, String expected) {
        Expression expression = Cases.expression(sql);
        Object value = expression.type() == DataType.Scalar.BOOLEAN ? Boolean.valueOf(expected) : expected;

        Cases.check(expression, values("x", new BigDecimal(x)), value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w + 0.01                 | EXPRESSION_OVERFLOW
            0 - w - 0.01             | EXPRESSION_OVERFLOW
            w * w                    | EXPRESSION_OVERFLOW
            w / 0.001                | EXPRESSION_OVERFLOW
            w / 0                    | EXPRESSION_DIVISION_BY_ZERO
            w % (w - w)              | EXPRESSION_DIVISION_BY_ZERO
            CAST(w AS INT)           | EXPRESSION_OVERFLOW
            CAST(w AS BIGINT)        | EXPRESSION_OVERFLOW
            CAST(w AS DECIMAL(38,3)) | EXPRESSION_OVERFLOW
            CAST(w AS DECIMAL(36,0)) | EXPRESSION_OVERFLOW
            CAST(x AS DECIMAL(9,2))  | EXPRESSION_OVERFLOW
            CAST(x AS DECIMAL(9,1))  | EXPRESSION_OVERFLOW
            CAST(s AS DECIMAL(9,1))  | EXPRESSION_CAST_INVALID
            CAST(CONCAT('1e', '99') AS DECIMAL(9,1))  | EXPRESSION_OVERFLOW
            CAST(CONCAT('1e', '999999999') AS DECIMAL(9,1))  | EXPRESSION_OVERFLOW
            CAST(d AS DECIMAL(9,1))  | EXPRESSION_OVERFLOW
            ROUND(99999999999999999999999999999999999999., -1) | EXPRESSION_OVERFLOW
            """)
    void whatHasNoValueIsAnErrorOrNull(String sql, String code) {
        assertThat(Cases.checkFails(
                                Cases.expression(sql),
                                values(
                                        "x",
                                        new BigDecimal("99999999.99"),
                                        "w",
                                        new BigDecimal(NINES),
                                        "d",
                                        Double.NaN,
                                        "s",
                                        "1,5"))
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w - 0.01      | 999999999999999999999999999999999999.98
            -w            | -999999999999999999999999999999999999.99
            w - w         | 0.00
            w / w         | 1.000000
            w % 10        | 9.99
            ABS(-w)       | 999999999999999999999999999999999999.99
            FLOOR(w)      | 999999999999999999999999999999999999
            CEIL(w)       | 1000000000000000000000000000000000000
            ROUND(w, 1)   | 1000000000000000000000000000000000000.0
            GREATEST(w, -w) | 999999999999999999999999999999999999.99
            LEAST(w, -w)  | -999999999999999999999999999999999999.99
            CAST(w AS DECIMAL(37,0)) | 1000000000000000000000000000000000000
            """)
    void valuesOfThirtyEightDigits(String sql, String expected) {
        Cases.check(Cases.expression(sql), values("w", new BigDecimal(NINES)), new BigDecimal(expected));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
