package io.millrace.conformance.jobfile;

import io.millrace.model.expression.SqlFunction;
import io.millrace.model.expression.SqlFunctions;

/** Writes what expressions mean, and all functions, as Markdown. */
final class FunctionReference {
    private static final String HEAD = """
            # Expressions

            SQL scalar expressions over the columns of a row. Made from what the functions declare; do not edit. Every example on this page is evaluated by a
            test. [The job file](job-file.md) says where expressions stand, [functions of your own](functions.md) how a job adds some.

            ## What holds everywhere

            - **Types.** INT becomes BIGINT, both become DECIMAL and all become DOUBLE by themselves where they meet; so a DECIMAL constant beside a DOUBLE
              is a DOUBLE. Text beside a TIMESTAMP is read as one. Everything else takes a CAST. What does not fit is refused with the job, with the column of
              the text at which it is.
            - **Nulls.** A null argument makes the result null unless the function says otherwise. AND, OR and NOT have three values. A condition that is null is not true.
            - **Errors.** What has no value in the type of the result is an error and fails the job: an overflow, a division by zero, a CAST of what is none
              (`EXPRESSION_OVERFLOW`, `EXPRESSION_DIVISION_BY_ZERO`, `EXPRESSION_CAST_INVALID`, `EXPRESSION_ARGUMENT_INVALID`). In a job with `expressionErrors: AS_NULL`
              it is null instead: the value of the operation that fails, not of the whole expression, so that `COALESCE(a / b, 0)` is 0 where b is. There, operations that
              may fail are nullable: arithmetic other than that of DOUBLE and of DECIMAL below 38 digits, `/` and `%`, CASTs that can meet a value which does not fit, and functions of which this page
              says that something is an error. Functions that read text from outside
              (PARSE_TIMESTAMP, the decoders, JSON) give null for what is malformed, so that COALESCE can say what then; TRY_CAST is a CAST that does so.
            - **Laziness.** AND, OR, CASE, IF and COALESCE evaluate a part only on the rows that need it: `IF(n = 0, 0, total / n)` divides by no zero. An error in a
              row that a filter has dropped is none.
            - **Constants.** Patterns, formats, units, zones and paths are constants, checked with the job. An expression of constants is computed once.
            - **Decimals** are exact. A sum has the greater scale of its operands and a digit more, a product the digits of both, a quotient at least six digits behind the
              point; what exceeds 38 digits loses digits behind the point down to six, rounded half away from zero, and is an error if it still does not fit. Values of any
              scales compare by their numbers: `1.50 = 1.5`. A whole constant beside a DECIMAL counts with the digits that it has. CEIL and FLOOR give a whole DECIMAL, ROUND one of
              as many digits behind the point as are left if that is a constant, SIGN a DECIMAL(1,0).
            - **Doubles** compare as IEEE 754 says: NaN equals nothing, -0.0 equals 0.0. Roots, powers and logarithms give the same bits on every machine.
            - **Arrays, maps and rows** are not compared, cast or ordered, but their parts are. COALESCE, CASE, IF and IS NULL take them as any value.
            - **Text** is UTF-8. It compares by its bytes, which is the order of code points; characters are code points, positions count from 1.
            - **The same input gives the same output:** there is no random number and no clock, so a replay gives the same rows.

            ## Operators

            | | |
            |---|---|
            | `+` `-` `*` `/` `%` | of numbers; `/` of whole numbers truncates, `%` has the sign of the first |
            | `=` `<>` `!=` `<` `<=` `>` `>=` | of values of one type; BOOLEAN values have no order |
            | `a BETWEEN b AND c`, `a NOT BETWEEN b AND c` | with both ends |
            | `a IN (b, c, …)`, `a NOT IN (b, c, …)` | |
            | `a LIKE b`, `a NOT LIKE b` | see *Patterns* |
            | `a IS NULL`, `a IS NOT NULL` | never null |
            | `a[n]` | the element of an ARRAY at position `n`, from 1; null if there is none |
            | `a[k]` | the value of a MAP at key `k`; null if there is none |
            | `a.name`, `a."other name"` | the field of a ROW |
            | `AND`, `OR`, `NOT` | |
            | `CASE WHEN a THEN b … ELSE c END` | the value behind the first condition that is true; null without ELSE |
            | `CASE a WHEN b THEN c … ELSE d END` | the same, with `a = b` |
            | `CAST(a AS type)`, `TRY_CAST(a AS type)` | see *Casts* |

            ## Casts

            | From | To | |
            |---|---|---|
            | INT, BIGINT, DECIMAL, DOUBLE | one another | a DOUBLE is truncated to a whole number; a DECIMAL loses digits behind the point by rounding, half away from zero; to a DECIMAL a DOUBLE is the number that it is written as; NaN and what is too large is an error |
            | DECIMAL | BOOLEAN, STRING, and back | true unless it is 0, 1 or 0; `12.50` with all digits of its scale |
            | INT, BIGINT, DOUBLE | BOOLEAN | true unless it is 0 |
            | BOOLEAN | INT, BIGINT, DOUBLE | 1 or 0 |
            | BIGINT | TIMESTAMP, and back | microseconds since 1970-01-01T00:00:00Z |
            | BOOLEAN, INT, BIGINT, DOUBLE, TIMESTAMP | STRING | `true`, `-7`, `2.5`, `NaN`, `2001-01-31T14:05:00Z` |
            | STRING | BOOLEAN, INT, BIGINT, DOUBLE, TIMESTAMP | white space around it is ignored; a TIMESTAMP is ISO 8601, in UTC unless it says otherwise |
            | STRING | BYTES | its UTF-8 |
            | BYTES | STRING | an error if they are not UTF-8 |
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private FunctionReference() {}

    static String generate() {
        FunctionReference reference = new FunctionReference();
        for (SqlFunction.Family family : SqlFunction.Family.values()) {
            reference.family(family);
        }
        return reference.text.toString();
    }

    private void family(SqlFunction.Family family) {
        text.append("\n## ").append(family.title()).append("\n\n| Function | Gives | | Example |\n|---|---|---|---|\n");
        for (SqlFunction function : SqlFunctions.all()) {
            if (function.family() == family) {
                text.append("| `%s` | %s | %s | `%s` → %s |\n"
                        .formatted(
                                function.form(),
                                function.result().shown(),
                                cell(function.description()),
                                cell(function.example()),
                                value(function.value())));
            }
        }
    }

    private static String value(String value) {
        return value.equals("NULL") ? "null" : "`" + cell(value) + "`";
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
