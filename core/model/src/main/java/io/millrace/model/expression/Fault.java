package io.millrace.model.expression;

import java.util.Optional;

/**
 * Something wrong in the text of an expression.
 *
 * @param code stable, such as {@code SQL_SYNTAX}
 * @param offset of the first character of the wrong part, from 0
 * @param rule what holds and is broken here, as a clause without a full stop
 * @param found the text found; may be empty
 * @param expected what would be right; may be empty
 * @param suggestion what was most likely meant
 */
public record Fault(String code, int offset, String rule, String found, String expected, Optional<String> suggestion) {
    static Fault syntax(int offset, String rule, String found, String expected) {
        return new Fault("SQL_SYNTAX", offset, rule, found, expected, Optional.empty());
    }

    static Fault type(int offset, String rule, String found, String expected) {
        return new Fault("SQL_TYPE", offset, rule, found, expected, Optional.empty());
    }
}
