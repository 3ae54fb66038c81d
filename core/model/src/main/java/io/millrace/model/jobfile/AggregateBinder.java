package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Sql;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Aggregate.Function;
import io.millrace.model.plan.AggregateCall;
import io.millrace.model.plan.AggregateSettings;
import io.millrace.model.plan.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the aggregates of one step. */
final class AggregateBinder {
    private static final int AVERAGE_SCALE = 6;
    private static final List<Integer> STATISTIC_PERCENTS = List.of(50, 75, 90, 95, 99);

    private final Binding binding;
    private final Schema schema;
    private final Optional<String> timeField;

    /**
     * @param schema the rows that are aggregated
     * @param timeField the field that tells their time; if there is none that has been reported
     */
    AggregateBinder(Binding binding, Schema schema, Optional<String> timeField) {
        this.binding = binding;
        this.schema = schema;
        this.timeField = timeField;
    }

    /** The aggregate of a section, or nothing if a problem of it was reported here or before. */
    Optional<Aggregate> bind(Section section) {
        Optional<Function> given = section.value("function", String.class).map(Function::valueOf);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Function function = given.get();
        AggregateSettings settings = new AggregateSettingsBinder(binding, section, function).bind();
        if (function == Function.CUSTOM) {
            return custom(section, settings);
        }
        boolean ofRows = function.ofRows() && !section.has("field");
        Optional<String> field = ofRows ? Optional.empty() : input(section, "field", function);
        Optional<String> with = with(section, function);
        Optional<Expression> filter = filter(section);
        boolean complete = (field.isPresent() || ofRows)
                && (with.isPresent() || !(function.ofTwoFields() || function.byTime()))
                && filter.isPresent() == section.has("filter");
        return complete
                ? section.value("name", String.class)
                        .map(name ->
                                new Aggregate(name, function, field, with, settings, filter, type(function, field)))
                : Optional.empty();
    }

    private Optional<Aggregate> custom(Section section, AggregateSettings settings) {
        section.node().get("field").ifPresent(node -> binding.problems()
                .add(node, "WRONG_FIELDS", "CUSTOM takes 'fields', not 'field'", "", "fields: and a list of columns"));
        with(section, Function.CUSTOM);
        Optional<AggregateCall> call = new AggregateCallBinder(binding, schema, section).bind();
        Optional<Expression> filter = filter(section);
        if (call.isEmpty() || filter.isPresent() != section.has("filter")) {
            return Optional.empty();
        }
        return section.value("name", String.class)
                .map(name -> new Aggregate(
                        name,
                        Function.CUSTOM,
                        Optional.empty(),
                        Optional.empty(),
                        settings.withCall(call.get()),
                        filter,
                        call.get().signature().result()));
    }

    private Optional<Expression> filter(Section section) {
        return section.get("filter", String.class).flatMap(text -> binding.condition(text, schema));
    }

    /** Count, extremes, average and percentiles of a column of numbers; none if a problem of it was reported. */
    List<Aggregate> statistics(Placed<String> field) {
        Optional<String> column = binding.column(field, schema);
        column.ifPresent(name -> checkNumber(Function.AVG, field, typeOf(name)));
        if (column.filter(name -> Sql.isNumeric(typeOf(name))).isEmpty()) {
            return List.of();
        }
        List<Aggregate> statistics = new ArrayList<>();
        for (Function function : List.of(Function.COUNT, Function.MIN, Function.MAX, Function.AVG)) {
            statistics.add(
                    statistic(function.name().toLowerCase(Locale.ROOT), function, column, OptionalDouble.empty()));
        }
        for (int percent : STATISTIC_PERCENTS) {
            statistics.add(statistic("p" + percent, Function.PERCENTILE, column, OptionalDouble.of(percent / 100.0)));
        }
        return statistics;
    }

    private Aggregate statistic(String name, Function function, Optional<String> field, OptionalDouble percentile) {
        return new Aggregate(name, function, field, Optional.empty(), percentile, type(function, field));
    }

    private Optional<String> with(Section section, Function function) {
        if (function.ofTwoFields()) {
            return input(section, "with", function);
        }
        if (section.has("with")) {
            binding.problems()
                    .add(
                            section.node().get("with").orElseThrow(),
                            "WRONG_FIELDS",
                            "only COVARIANCE, COVARIANCE_POP and CORRELATION have a second field, not " + function,
                            "",
                            "");
        }
        return function.byTime() ? timeField : Optional.empty();
    }

    /** The column that the section names; reports it if it is missing, unknown, or not of the right type. */
    private Optional<String> input(Section section, String key, Function function) {
        Optional<Placed<String>> field = section.get(key, String.class);
        if (field.isEmpty()) {
            if (!section.has(key)) {
                binding.problems()
                        .add(
                                section.node(),
                                "MISSING_FIELD",
                                function + " needs the field '" + key + "'",
                                "",
                                "a column");
            }
            return Optional.empty();
        }
        return switch (function.operand()) {
            case ANY -> binding.column(field.get(), schema);
            case SINGLE -> {
                Optional<String> column = binding.singleColumn(field.get(), schema, function.name());
                column.ifPresent(name -> requireExtremes(function, field.get(), typeOf(name)));
                yield column;
            }
            case NUMBER -> {
                Optional<String> column = binding.column(field.get(), schema);
                column.ifPresent(name -> checkNumber(function, field.get(), typeOf(name)));
                yield column;
            }
        };
    }

    private void checkNumber(Function function, Placed<String> field, DataType type) {
        if (!Sql.isNumeric(type)) {
            binding.problems()
                    .add(
                            field.node(),
                            "WRONG_TYPE",
                            function + " is computed of numbers, and '" + field.value() + "' is " + type,
                            "",
                            "a column of type INT, BIGINT, DECIMAL or DOUBLE");
        }
    }

    private void requireExtremes(Function function, Placed<String> field, DataType type) {
        boolean number = Sql.isNumeric(type) || type == Scalar.TIMESTAMP;
        if ((function == Function.MIN || function == Function.MAX) && !number) {
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
            case MIN, MAX, FIRST, LAST -> typeOf(field.orElseThrow());
            case TOP_N, BOTTOM_N -> new DataType.Array(typeOf(field.orElseThrow()));
            case HISTOGRAM -> new DataType.Array(Scalar.BIGINT);
            case HEAVY_HITTERS ->
                new DataType.Array(new DataType.Row(List.of(
                        Field.required("value", typeOf(field.orElseThrow())), Field.required("count", Scalar.BIGINT))));
            case AVG -> typeOf(field.orElseThrow()) instanceof Decimal decimal ? average(decimal) : Scalar.DOUBLE;
            case RATE,
                    PERCENTILE,
                    APPROX_PERCENTILE,
                    MEDIAN,
                    SMA,
                    EMA,
                    WMA,
                    VARIANCE,
                    VARIANCE_POP,
                    STDDEV,
                    STDDEV_POP,
                    COVARIANCE,
                    COVARIANCE_POP,
                    CORRELATION -> Scalar.DOUBLE;
            case CUSTOM -> throw new IllegalArgumentException("what CUSTOM gives is up to its call");
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
}
