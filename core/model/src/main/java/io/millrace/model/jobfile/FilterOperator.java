package io.millrace.model.jobfile;

import java.util.Arrays;
import java.util.List;

/** What a condition of a filter does with a column. */
enum FilterOperator {
    EQ(Operands.ONE),
    NE(Operands.ONE),
    GT(Operands.ONE),
    GTE(Operands.ONE),
    LT(Operands.ONE),
    LTE(Operands.ONE),
    IN(Operands.MANY),
    NOT_IN(Operands.MANY),
    CONTAINS(Operands.ONE),
    STARTS_WITH(Operands.ONE),
    ENDS_WITH(Operands.ONE),
    REGEX(Operands.ONE),
    IS_NULL(Operands.NONE),
    IS_NOT_NULL(Operands.NONE),
    BETWEEN(Operands.TWO);

    private final Operands operands;

    FilterOperator(Operands operands) {
        this.operands = operands;
    }

    Operands operands() {
        return operands;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** What a column is compared with: {@code value} for one, {@code values} for more. */
    enum Operands {
        NONE,
        ONE,
        TWO,
        MANY
    }
}
