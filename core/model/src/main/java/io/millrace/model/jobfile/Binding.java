package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.Fault;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.expression.Scope;
import io.millrace.model.expression.Sql;
import io.millrace.model.plan.Capability;
import io.millrace.model.plan.EngineType;
import io.millrace.model.spi.Catalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all parts of the binding of one file share. */
record Binding(
        Catalog catalog,
        EngineType engine,
        Map<String, LoadedFunction> functions,
        ExpressionErrors errors,
        Problems problems) {

    /** The expression that a field holds, if it is right. */
    Optional<Expression> expression(Placed<String> text, Schema schema) {
        List<Fault> faults = new ArrayList<>();
        Optional<Expression> expression = Sql.expression(text.value(), new Scope(schema, functions, errors), faults);
        faults.forEach(fault -> problems.add((Scalar) text.node(), fault));
        expression.ifPresent(value -> {
            Set<Capability> needed = new HashSet<>();
            gather(value, needed);
            needed.forEach(capability -> require(
                    capability,
                    text.node(),
                    capability == Capability.DECIMAL ? "DOUBLE, whose constants have an exponent: 0.5e0" : ""));
        });
        return expression;
    }

    /** The condition that a field holds, if it is right. One that is not BOOLEAN is reported, and stays. */
    Optional<Expression> condition(Placed<String> text, Schema schema) {
        Optional<Expression> condition = expression(text, schema);
        condition
                .filter(expression -> expression.type() != DataType.Scalar.BOOLEAN)
                .ifPresent(expression -> problems.add(
                        text.node(),
                        "SQL_TYPE",
                        "a condition is BOOLEAN, not " + expression.type(),
                        "",
                        "a comparison"));
        return condition;
    }

    private static void gather(Expression expression, Set<Capability> needed) {
        needed.addAll(Capability.of(expression.type()));
        switch (expression) {
            case Expression.Column ignored -> {}
            case Expression.Literal ignored -> {}
            case Expression.Call call -> call.arguments().forEach(argument -> gather(argument, needed));
            case Expression.UserCall call -> call.arguments().forEach(argument -> gather(argument, needed));
        }
    }

    /** Reports what the job's engine cannot do, if it runs jobs at all. */
    void require(Capability capability, Node at, String instead) {
        boolean runs = capability == Capability.JOBS || Capability.JOBS.in(engine);
        if (runs && !capability.in(engine)) {
            String who = engine == EngineType.AUTO ? "no engine can " : "the " + engine + " engine cannot ";
            problems.add(at, "UNSUPPORTED", who + capability.description() + " yet", "", instead);
        }
    }

    /** The type that a field of a file names, if the engine has it. */
    Optional<DataType> type(Placed<DataType> type) {
        Set<Capability> needed = Capability.of(type.value());
        needed.forEach(capability -> require(capability, type.node(), ""));
        return Optional.of(type.value());
    }

    /** The position of a column in the schema; reports it if there is none. */
    Optional<String> column(Placed<String> name, Schema schema) {
        if (schema.contains(name.value())) {
            return Optional.of(name.value());
        }
        problems.unknown(
                name.node(),
                "UNKNOWN_COLUMN",
                "there is no column '" + name.value() + "'",
                name.value(),
                schema.names());
        return Optional.empty();
    }

    /**
     * As {@link #column}, for a place that takes single values; reports a column whose values hold others.
     *
     * @param place what takes them, for the message
     */
    Optional<String> singleColumn(Placed<String> name, Schema schema, String place) {
        Optional<DataType> nested = column(name, schema)
                .map(column ->
                        schema.field(schema.indexOf(column).orElseThrow()).type())
                .filter(DataType::isNested);
        if (nested.isPresent()) {
            problems.add(
                    name.node(),
                    "WRONG_TYPE",
                    place + " takes single values, and '" + name.value() + "' is " + nested.get(),
                    "",
                    "a part of it, set as a column of its own by a map step before");
        }
        return nested.isPresent() || !schema.contains(name.value()) ? Optional.empty() : Optional.of(name.value());
    }
}
