package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import java.util.List;

/** An expression as it is written, before names and types are known. Each part has the offset of its first character. */
sealed interface Ast {
    int offset();

    record Name(String name, boolean quoted, int offset) implements Ast {}

    /** A constant that is not NULL. */
    record Constant(Expression.Literal literal, int offset) implements Ast {}

    record Null(int offset) implements Ast {}

    /** An operator with one or two operands. */
    record Operation(ScalarFunction operator, String symbol, List<Ast> operands, int offset) implements Ast {}

    /** A function by its name in SQL. */
    record Call(String name, List<Ast> arguments, int offset) implements Ast {}

    /** A choice: one result more than conditions, the last one for when none is true. */
    record Case(List<Ast> conditions, List<Ast> results, int offset) implements Ast {}

    /** A field of a row. */
    record Field(Ast row, String name, int offset) implements Ast {}

    /** @param lenient whether what cannot be cast is null */
    record Cast(Ast operand, DataType type, boolean lenient, int offset) implements Ast {}
}
