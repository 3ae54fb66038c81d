package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.Kernels;
import io.millrace.model.expression.ExpressionErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantFoldingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + 2 * 3                          | 7
            i + (2 - 1)                        | i + 1
            UPPER(CONCAT('a', 'b'))            | 'AB'
            s = LOWER('A')                     | s = 'a'
            NULLIF(1, 1)                       | CAST(NULL AS INT)
            1 < 2 AND p                        | TRUE AND p
            DATE_TRUNC('DAY', '2001-01-31T14:05:00Z') | TIMESTAMP '2001-01-31T00:00:00Z'
            CAST('2' AS DOUBLE) * d            | 2.0e0 * d
            s LIKE 'a%'                        | s LIKE 'a%'
            i / 0                              | i / 0
            1 / 0                              | 1 / 0
            IF(p, 1 / 0, 2 + 2)                | CASE WHEN p THEN 1 / 0 ELSE 4 END
            MD5(CAST('a' AS BYTES))            | MD5(CAST('a' AS BYTES))
            """)
    void computesWhatDependsOnNoColumn(String sql, String folded) {
        ConstantFolding folding = new ConstantFolding(new ExpressionCompiler(Kernels.active(), ExpressionErrors.FAIL));

        assertThat(folding.fold(expression(sql)).toSql()).isEqualTo(folded);
    }

    @Test
    void anErrorOfConstantsIsOneOfTheRowsThatGetThere() {
        Cases.check(expression("IF(p, 1 / 0, 2)"), values("p", false), 2);
        assertThat(Cases.checkFails(expression("IF(p, 1 / 0, 2)"), values("p", true))
                        .code())
                .isEqualTo("EXPRESSION_DIVISION_BY_ZERO");
    }
}
