package io.millrace.expressions;

import io.millrace.expressions.PerRow.Body;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Validity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The computation of a row for the arguments of one batch after the other, made anew only when these are other columns than before. */
final class RowFunction<F> {
    private final List<ColumnFunction> functions;
    private final Body<F> body;
    private final Column[] arguments;
    private @Nullable F function;

    RowFunction(List<ColumnFunction> functions, Body<F> body) {
        this.functions = functions;
        this.body = body;
        this.arguments = new Column[functions.size()];
    }

    /** Evaluates the arguments, and tells where none of them is null. */
    Validity evaluate(Batch rows) {
        Validity validity = Validity.ALL;
        boolean same = true;
        for (int i = 0; i < arguments.length; i++) {
            Column argument = functions.get(i).evaluate(rows);
            same &= argument == arguments[i];
            arguments[i] = argument;
            validity = Bits.both(validity, argument.validity(), rows);
        }
        if (!same) {
            function = null;
        }
        return validity;
    }

    /** An argument as it was evaluated last. */
    Column argument(int index) {
        return arguments[index];
    }

    /** For the arguments that were evaluated last. */
    F ofRows() {
        F last = function;
        if (last == null) {
            last = body.of(arguments);
            function = last;
        }
        body.begin(arguments);
        return last;
    }
}
