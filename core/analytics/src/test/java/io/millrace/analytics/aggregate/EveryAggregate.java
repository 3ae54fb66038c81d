package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Aggregate.Function;
import io.millrace.model.plan.AggregateSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** All functions of fields of all types, and random rows for them. */
final class EveryAggregate {
    static final Schema INPUT = Schema.of(
            Field.nullable("x", Scalar.DOUBLE),
            Field.nullable("n", Scalar.BIGINT),
            Field.nullable("d", new DataType.Decimal(20, 2)),
            Field.nullable("s", Scalar.STRING),
            Field.nullable("t", Scalar.TIMESTAMP));

    private EveryAggregate() {}

    /** Those of a job's own have a function, which jobs are tested with. */
    static List<Aggregate> all() {
        List<Aggregate> aggregates = new ArrayList<>();
        for (Function function : Function.values()) {
            for (String field : INPUT.names()) {
                if (function != Function.CUSTOM && fits(function, field)) {
                    aggregates.add(aggregate(function, field));
                }
            }
        }
        return aggregates;
    }

    private static boolean fits(Function function, String field) {
        return switch (function.operand()) {
            case ANY, SINGLE -> true;
            case NUMBER -> !field.equals("s") && !field.equals("t");
        };
    }

    static Aggregate aggregate(Function function, String field) {
        DataType type = INPUT.field(INPUT.indexOf(field).orElseThrow()).type();
        AggregateSettings settings = AggregateSettings.NONE
                .withPercentile(OptionalDouble.of(0.9))
                .withPrecision(6)
                .withN(5)
                .withBounds(List.of(-100.0, 0.0, 0.5, 300.0, 1e6))
                .withPer(Duration.ofMinutes(1));
        return new Aggregate(
                function + " of " + field,
                function,
                Optional.of(field),
                function.byTime() ? Optional.of("t") : function.ofTwoFields() ? Optional.of("n") : Optional.empty(),
                settings,
                Optional.empty(),
                type(function, type));
    }

    private static DataType type(Function function, DataType type) {
        boolean decimal = type instanceof DataType.Decimal;
        return switch (function) {
            case COUNT, DISTINCT_COUNT, APPROX_DISTINCT_COUNT -> Scalar.BIGINT;
            case SUM -> decimal ? new DataType.Decimal(38, 2) : type;
            case MIN, MAX, FIRST, LAST -> type;
            case TOP_N, BOTTOM_N -> new DataType.Array(type);
            case HISTOGRAM -> new DataType.Array(Scalar.BIGINT);
            case HEAVY_HITTERS ->
                new DataType.Array(new DataType.Row(
                        List.of(Field.required("value", type), Field.required("count", Scalar.BIGINT))));
            case AVG -> decimal ? new DataType.Decimal(38, 6) : Scalar.DOUBLE;
            default -> Scalar.DOUBLE;
        };
    }

    /** Every fifth value is null. */
    static Batch rows(int rows, Random random) {
        BatchBuilder builder = new BatchBuilder(INPUT, rows);
        for (int row = 0; row < rows; row++) {
            for (int field = 0; field < INPUT.size(); field++) {
                if (random.nextInt(5) == 0) {
                    builder.column(field).appendNull();
                    continue;
                }
                switch (builder.column(field)) {
                    case DoubleColumnBuilder doubles -> doubles.append(1e6 + random.nextGaussian());
                    case LongColumnBuilder longs -> longs.append(random.nextInt(1000) - 500);
                    case BytesColumnBuilder texts ->
                        texts.append(("text " + random.nextInt(50)).getBytes(StandardCharsets.UTF_8));
                    case DecimalColumnBuilder decimals -> decimals.append(random.nextInt(100_000) - 50_000);
                    default -> throw new AssertionError();
                }
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** Builders of the result columns. */
    static List<ColumnBuilder> builders(List<Aggregate> aggregates) {
        return aggregates.stream()
                .map(aggregate -> ColumnBuilder.of(aggregate.type(), 2))
                .toList();
    }

    /** The values of a column; null where there is none. */
    static List<@Nullable Object> values(Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(column.validity().isNull(row) ? null : value(column, row));
        }
        return values;
    }

    private static Object value(Column column, int row) {
        return switch (column) {
            case DoubleColumn doubles -> doubles.values()[row];
            case LongColumn longs -> longs.values()[row];
            case DecimalColumn decimals -> decimals.value(row);
            case BytesColumn bytes -> bytes.string(row);
            case ArrayColumn arrays ->
                values(arrays.elements()).subList(arrays.offsets()[row], arrays.offsets()[row + 1]);
            case RowColumn rows ->
                rows.fields().stream().map(field -> values(field).get(row)).toList();
            default -> throw new AssertionError("no aggregate gives " + column);
        };
    }
}
