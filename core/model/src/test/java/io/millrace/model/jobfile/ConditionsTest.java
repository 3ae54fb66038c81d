package io.millrace.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Syntax;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {field: d, operator: EQ, value: 1}                   | d = 1
            {field: d, operator: ne, value: 1.5}                 | d <> 1.5
            {field: i, operator: GT, value: 1}                   | i > 1
            {field: i, operator: GTE, value: 1}                  | i >= 1
            {field: s, operator: LT, value: m}                   | s < 'm'
            {field: u, operator: LTE, value: 2001-01-31}         | u <= '2001-01-31'
            {field: b, operator: EQ, value: true}                | b = TRUE
            {field: i, operator: IN, values: [1, 2, 3]}          | i IN (1, 2, 3)
            {field: s, operator: NOT_IN, values: [a, b]}         | s NOT IN ('a', 'b')
            {field: s, operator: CONTAINS, value: x}             | CONTAINS(s, 'x')
            {field: s, operator: STARTS_WITH, value: "it's"}     | STARTS_WITH(s, 'it''s')
            {field: s, operator: ENDS_WITH, value: x}            | ENDS_WITH(s, 'x')
            {field: s, operator: REGEX, value: "^a+$"}           | REGEXP_LIKE(s, '^a+$')
            {field: s, operator: IS_NULL}                        | s IS NULL
            {field: s, operator: Is_Not_Null}                    | s IS NOT NULL
            {field: d, operator: BETWEEN, values: [-1, 1]}       | d BETWEEN -1 AND 1
            {field: m, operator: GT, value: 12.50}               | m > 12.50
            {field: m, operator: EQ, value: 1e1}                 | m = 10.00
            """)
    void aConditionIsWhatItIsInSql(String condition, String sql) {
        assertThat(plan("conditions: [" + condition + "]")).isEqualTo(plan("where: \"" + sql + "\""));
    }

    @Test
    void allMustHoldOrAny() {
        String conditions = "conditions: [{field: i, operator: GT, value: 1}, {field: s, operator: IS_NULL}]";

        assertThat(plan(conditions)).isEqualTo(plan("where: i > 1 AND s IS NULL"));
        assertThat(plan(conditions + "\n      match: any")).isEqualTo(plan("where: i > 1 OR s IS NULL"));
    }

    @Test
    void aLongListIsNoDeepTree() {
        Filter filter = (Filter) plan("conditions: [{field: i, operator: IN, values: [0" + ", 1".repeat(5_000) + "]}]")
                .node("filter");

        assertThat(filter.predicate().toSql()).startsWith("i = 0 OR");
    }

    private static Plan plan(String filter) {
        return Jobs.plan("""
                name: conditions
                configuration:
                  sources:
                    - connector: file
                      path: a
                      format: csv
                      schema:
                        - {name: i, type: INT}
                        - {name: d, type: DOUBLE}
                        - {name: s, type: STRING}
                        - {name: b, type: BOOLEAN, nullable: false}
                        - {name: u, type: TIMESTAMP}
                        - {name: m, type: 'DECIMAL(4,2)'}
                  steps:
                    - type: filter
                      %s
                  sinks: [{connector: discard}]
                """.formatted(filter), Syntax.YAML);
    }
}
