package io.millrace.model.expression;

/** Ends the parsing of an expression. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    SyntaxException(Fault fault) {
        super(fault.rule(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
