package io.millrace.model.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How calls of functions, CASE and LIKE are read, typed and refused. */
class FunctionCallTest {
    private static final Schema SCHEMA = Schema.of(
            Field.required("i", Scalar.INT),
            Field.nullable("ni", Scalar.INT),
            Field.required("l", Scalar.BIGINT),
            Field.required("d", Scalar.DOUBLE),
            Field.required("s", Scalar.STRING),
            Field.required("b", Scalar.BOOLEAN),
            Field.nullable("nb", Scalar.BOOLEAN),
            Field.required("y", Scalar.BYTES),
            Field.required("t", Scalar.TIMESTAMP),
            Field.required("end", Scalar.INT),
            Field.required("p", new DataType.Decimal(10, 2)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            case when b then 1 else 2 end        | CASE WHEN b THEN 1 ELSE 2 END                    | INT       | false
            case when b then 1 end               | CASE WHEN b THEN 1 ELSE CAST(NULL AS INT) END    | INT       | true
            case when nb then i else l end       | CASE WHEN nb THEN CAST(i AS BIGINT) ELSE l END   | BIGINT    | false
            case i when 1 then s else 'x' end    | CASE WHEN i = 1 THEN s ELSE 'x' END              | STRING    | false
            case when b then null else ni end    | CASE WHEN b THEN CAST(NULL AS INT) ELSE ni END   | INT       | true
            if(b, ni, 1) + 1                     | CASE WHEN b THEN ni ELSE 1 END + 1               | INT       | true
            if(nb, i, 1)                         | CASE WHEN nb THEN i ELSE 1 END                   | INT       | false
            "end"                                | "end"                                            | INT       | false
            try_cast(s as int)                   | TRY_CAST(s AS INT)                               | INT       | true
            nullif(i, 0)                         | NULLIF(i, 0)                                     | INT       | true
            nullif(null, i)                      | NULLIF(CAST(NULL AS INT), i)                     | INT       | true
            abs(i)                               | ABS(i)                                           | INT       | false
            abs(0.5)                             | ABS(0.5)                                         | DECIMAL(1,1) | false
            abs(p)                               | ABS(p)                                           | DECIMAL(10,2) | false
            ceil(p)                              | CEIL(p)                                          | DECIMAL(9,0) | false
            floor(12)                            | FLOOR(12)                                        | INT       | false
            round(p)                             | ROUND(p)                                         | DECIMAL(9,0) | false
            round(p, 1)                          | ROUND(p, 1)                                      | DECIMAL(10,1) | false
            round(p, 5)                          | ROUND(p, 5)                                      | DECIMAL(10,2) | false
            round(p, -2)                         | ROUND(p, -2)                                     | DECIMAL(9,0) | false
            round(p, i)                          | ROUND(p, i)                                      | DECIMAL(11,2) | false
            sign(p)                              | SIGN(p)                                          | DECIMAL(1,0) | false
            sqrt(p)                              | SQRT(CAST(p AS DOUBLE))                          | DOUBLE    | false
            mod(p, 3)                            | p % 3.                                           | DECIMAL(3,2) | false
            greatest(p, i)                       | GREATEST(CAST(p AS DECIMAL(12,2)), CAST(i AS DECIMAL(12,2))) | DECIMAL(12,2) | false
            least(p, d)                          | LEAST(CAST(p AS DOUBLE), d)                      | DOUBLE    | false
            nullif(p, 0)                         | NULLIF(p, 0.00)                                  | DECIMAL(10,2) | true
            if(b, p, 0.125)                      | CASE WHEN b THEN CAST(p AS DECIMAL(11,3)) ELSE 0.125 END | DECIMAL(11,3) | false
            round(ni, 1)                         | ROUND(ni, 1)                                     | INT       | true
            pow(i, 2)                            | POW(CAST(i AS DOUBLE), 2.0e0)                    | DOUBLE    | false
            mod(i, l)                            | CAST(i AS BIGINT) % l                            | BIGINT    | false
            bit_and(i, l)                        | BIT_AND(CAST(i AS BIGINT), l)                    | BIGINT    | false
            shift_left(l, ni)                    | SHIFT_LEFT(l, ni)                                | BIGINT    | true
            bit_count(l)                         | BIT_COUNT(l)                                     | INT       | false
            greatest(t, null)                    | GREATEST(t, CAST(NULL AS TIMESTAMP))             | TIMESTAMP | true
            substring(s, i)                      | SUBSTRING(s, CAST(i AS BIGINT))                  | STRING    | false
            position('a' in s)                   | POSITION('a', s)                                 | INT       | false
            s like 'a%'                          | s LIKE 'a%'                                      | BOOLEAN   | false
            s not like 'a!%' escape '!' and b    | NOT s LIKE 'a!%' ESCAPE '!' AND b                | BOOLEAN   | false
            concat(s, 'x') like '_' is null      | CONCAT(s, 'x') LIKE '_' IS NULL                  | BOOLEAN   | false
            extract(hour from t) + 1             | EXTRACT('hour', t) + 1                           | BIGINT    | false
            to_epoch('2001-01-01')               | TO_EPOCH(TIMESTAMP '2001-01-01T00:00:00Z')       | BIGINT    | false
            md5(y)                               | MD5(y)                                           | STRING    | false
            hex_decode(s)                        | HEX_DECODE(s)                                    | BYTES     | true
            json_exists(s, '$')                  | JSON_EXISTS(s, '$')                              | BOOLEAN   | false
            """)
    void callsGetTypes(String sql, String canonical, String type, boolean nullable) {
        Expression expression = expression(sql);

        assertThat(expression.toSql()).isEqualTo(canonical);
        assertThat(expression.type()).hasToString(type);
        assertThat(expression.nullable()).isEqualTo(nullable);
        assertThat(expression(canonical)).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            case end                             | 5  | SQL_SYNTAX       | 'end' cannot stand here
            case when b then 1                   | 18 | SQL_SYNTAX       | the text ends too early
            case when b else 1 end               | 12 | SQL_SYNTAX       | 'else' cannot stand here
            case when i then 1 end               | 10 | SQL_TYPE         | a condition is BOOLEAN
            case when b then 1 else 'x' end      | 0  | SQL_TYPE         | CASE chooses among values of one type
            case when b then null end            | 0  | SQL_TYPE         | the type of this NULL is not known
            case s when 1 then 2 end             | 12 | SQL_TYPE         | '=' compares values of one type
            if(i, 1, 2)                          | 3  | SQL_TYPE         | argument 1 of IF is BOOLEAN
            abs(s)                               | 0  | SQL_TYPE         | ABS takes numbers
            abs(i, 1)                            | 0  | SQL_TYPE         | ABS takes exactly 1 argument
            round()                              | 0  | SQL_TYPE         | ROUND takes 1 to 2 arguments
            greatest(b)                          | 0  | SQL_TYPE         | GREATEST takes values of one type that has an order
            nullif(null, null)                   | 0  | SQL_TYPE         | the type of this NULL is not known
            upper(i)                             | 6  | SQL_TYPE         | argument 1 of UPPER is STRING
            substring(s, d)                      | 13 | SQL_TYPE         | argument 2 of SUBSTRING is BIGINT
            md5(i)                               | 0  | SQL_TYPE         | MD5 takes STRING or BYTES
            to_epoch('now')                      | 9  | SQL_TYPE         | text beside a TIMESTAMP is ISO 8601
            extract(hour form t)                 | 13 | SQL_SYNTAX       | 'form' cannot stand here
            uper(s)                              | 0  | UNKNOWN_FUNCTION | there is no function 'uper'
            """)
    void faultsPointAtWhatIsWrong(String sql, int offset, String code, String rule) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression(sql, SCHEMA, faults)).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.offset()).isEqualTo(offset);
        });
    }

    @Test
    void aWrongCountSaysHowTheFunctionIsWritten() {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression("lpad(s)", SCHEMA, faults)).isEmpty();
        assertThat(faults).extracting(Fault::expected).containsExactly("LPAD(STRING, BIGINT [, STRING])");
    }

    private static Expression expression(String sql) {
        List<Fault> faults = new ArrayList<>();
        Optional<Expression> expression = Sql.expression(sql, SCHEMA, faults);
        assertThat(faults).as(sql).isEmpty();
        return expression.orElseThrow();
    }
}
