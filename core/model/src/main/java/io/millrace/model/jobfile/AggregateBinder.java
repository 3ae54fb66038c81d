package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Sql;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Aggregate.Function;
import io.millrace.model.plan.Capability;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes the aggregates of one step. */
final class AggregateBinder {
    private static final int AVERAGE_SCALE = 6;
    private static final int DISTINCT_PRECISION = 12;

    private final Binding binding;
    private final Schema schema;

    /** @param schema the rows that are aggregated */
    AggregateBinder(Binding binding, Schema schema) {
        this.binding = binding;
        this.schema = schema;
    }

    /** The aggregate of a section, or nothing if a problem of it was reported here or before. */
    Optional<Aggregate> bind(Section section) {
        Optional<Function> given = section.value("function", String.class).map(Function::valueOf);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Function function = given.get();
        boolean countOfRows = function == Function.COUNT && !section.has("field");
        OptionalDouble percentile = percentile(section, function);
        OptionalInt precision = precision(section, function);
        Optional<String> field = countOfRows ? Optional.empty() : input(section, "field", function);
        Optional<String> with = with(section, function);
        Optional<Expression> filter =
                section.get("filter", String.class).flatMap(text -> binding.condition(text, schema));
        boolean complete = (field.isPresent() || countOfRows)
                && (with.isPresent() || !function.ofTwoFields())
                && filter.isPresent() == section.has("filter");
        return complete
                ? section.value("name", String.class)
                        .map(name -> new Aggregate(
                                name, function, field, with, percentile, precision, filter, type(function, field)))
                : Optional.empty();
    }

    private OptionalInt precision(Section section, Function function) {
        Optional<Long> given = section.value("precision", Long.class);
        if (function == Function.APPROX_DISTINCT_COUNT) {
            return OptionalInt.of(given.map(Math::toIntExact).orElse(DISTINCT_PRECISION));
        }
        if (section.has("precision")) {
            surplus(section, "precision", "only APPROX_DISTINCT_COUNT has a precision, not " + function);
        }
        return OptionalInt.empty();
    }

    private OptionalDouble percentile(Section section, Function function) {
        Optional<Double> given = section.value("percentile", Double.class);
        if (function == Function.PERCENTILE && !section.has("percentile")) {
            missing(section, "percentile", function, "a fraction such as 0.99");
        } else if (function != Function.PERCENTILE && section.has("percentile")) {
            surplus(section, "percentile", "only PERCENTILE has a percentile, not " + function);
        }
        return given.isPresent() ? OptionalDouble.of(given.get()) : OptionalDouble.empty();
    }

    private Optional<String> with(Section section, Function function) {
        if (function.ofTwoFields()) {
            return input(section, "with", function);
        }
        if (section.has("with")) {
            surplus(
                    section,
                    "with",
                    "only COVARIANCE, COVARIANCE_POP and CORRELATION have a second field, not " + function);
        }
        return Optional.empty();
    }

    /** The column that the section names; reports it if it is missing, unknown, or not of the right type. */
    private Optional<String> input(Section section, String key, Function function) {
        Optional<Placed<String>> field = section.get(key, String.class);
        if (field.isEmpty()) {
            if (!section.has(key)) {
                missing(section, key, function, "a column");
            }
            return Optional.empty();
        }
        boolean distinct = function == Function.DISTINCT_COUNT || function == Function.APPROX_DISTINCT_COUNT;
        Optional<String> column = distinct
                ? binding.singleColumn(field.get(), schema, function.name())
                : binding.column(field.get(), schema);
        column.ifPresent(name -> checkType(function, field.get(), typeOf(name)));
        return column;
    }

    private void checkType(Function function, Placed<String> field, DataType type) {
        boolean wrong =
                switch (function) {
                    case COUNT, DISTINCT_COUNT, APPROX_DISTINCT_COUNT -> false;
                    case MIN, MAX -> !(type instanceof Scalar) && !Sql.isNumeric(type);
                    case SUM,
                            AVG,
                            PERCENTILE,
                            MEDIAN,
                            VARIANCE,
                            VARIANCE_POP,
                            STDDEV,
                            STDDEV_POP,
                            COVARIANCE,
                            COVARIANCE_POP,
                            CORRELATION -> !Sql.isNumeric(type);
                };
        if (wrong) {
            binding.problems()
                    .add(
                            field.node(),
                            "WRONG_TYPE",
                            function + " is computed of numbers, and '" + field.value() + "' is " + type,
                            "",
                            "a column of type INT, BIGINT, DECIMAL or DOUBLE");
        }
        boolean ordered = Sql.isNumeric(type) || type == Scalar.TIMESTAMP;
        if ((function == Function.MIN || function == Function.MAX) && !ordered) {
            binding.require(Capability.MIN_MAX_OF_OTHER_TYPES, field.node(), "");
        }
    }

    private DataType type(Function function, Optional<String> field) {
        return switch (function) {
            case COUNT, DISTINCT_COUNT, APPROX_DISTINCT_COUNT -> Scalar.BIGINT;
            case SUM -> {
                DataType type = typeOf(field.orElseThrow());
                yield type instanceof Decimal(int precision, int scale)
                        ? new Decimal(Decimal.MAX_PRECISION, scale)
                        : type == Scalar.INT ? Scalar.BIGINT : type;
            }
            case MIN, MAX -> typeOf(field.orElseThrow());
            case AVG -> typeOf(field.orElseThrow()) instanceof Decimal decimal ? average(decimal) : Scalar.DOUBLE;
            case PERCENTILE,
                    MEDIAN,
                    VARIANCE,
                    VARIANCE_POP,
                    STDDEV,
                    STDDEV_POP,
                    COVARIANCE,
                    COVARIANCE_POP,
                    CORRELATION -> Scalar.DOUBLE;
        };
    }

    /** At least six digits behind the point, if there is room for them, so that an average always fits. */
    private static Decimal average(Decimal type) {
        int room = Math.min(AVERAGE_SCALE, Decimal.MAX_PRECISION - type.wholeDigits());
        return new Decimal(Decimal.MAX_PRECISION, Math.max(type.scale(), room));
    }

    private DataType typeOf(String column) {
        return schema.field(schema.indexOf(column).orElseThrow()).type();
    }

    private void missing(Section section, String key, Function function, String expected) {
        binding.problems()
                .add(section.node(), "MISSING_FIELD", function + " needs the field '" + key + "'", "", expected);
    }

    private void surplus(Section section, String key, String rule) {
        binding.problems().add(section.node().get(key).orElseThrow(), "WRONG_FIELDS", rule, "", "");
    }
}
