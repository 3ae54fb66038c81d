package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** Writes one result column from accumulators, a whole emission at a time. */
interface Result {
    /** Appends the results of {@code count} slots, in order. */
    void emit(int[] slots, int count, ColumnBuilder column);

    static Result rowCount(RowCount rows) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                longs.append(rows.get(slots[i]));
            }
        };
    }

    static Result valueCount(ValueCount counts) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                longs.append(counts.get(slots[i]));
            }
        };
    }

    static Result distinctCount(DistinctValues values) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                longs.append(values.count(slots[i]));
            }
        };
    }

    static Result approxDistinctCount(DistinctSketches sketches) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                longs.append(Math.round(sketches.estimate(slots[i])));
            }
        };
    }

    static Result sum(LongSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    longs.appendNull();
                } else {
                    longs.append(sums.get(slots[i]));
                }
            }
        };
    }

    static Result sum(DecimalSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            DecimalColumnBuilder decimals = (DecimalColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    decimals.appendNull();
                } else {
                    decimals.append(sums.get(slots[i]));
                }
            }
        };
    }

    static Result sum(DoubleSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(sums.get(slots[i]));
                }
            }
        };
    }

    static Result average(LongSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                long values = counts.get(slots[i]);
                if (values == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append((double) sums.get(slots[i]) / values);
                }
            }
        };
    }

    /**
     * Rounded half away from zero to the scale of the column, which has room for every average. Makes objects for each slot.
     *
     * @param input the type of the values
     */
    static Result average(DecimalSum sums, ValueCount counts, DataType.Decimal input) {
        return (slots, count, column) -> {
            DecimalColumnBuilder decimals = (DecimalColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                long values = counts.get(slots[i]);
                if (values == 0) {
                    decimals.appendNull();
                } else {
                    decimals.append(sums.value(slots[i], input.scale())
                            .divide(BigDecimal.valueOf(values), decimals.type().scale(), RoundingMode.HALF_UP));
                }
            }
        };
    }

    static Result average(DoubleSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                long values = counts.get(slots[i]);
                if (values == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(sums.get(slots[i]) / values);
                }
            }
        };
    }

    static Result extreme(LongExtreme extremes, ValueCount counts) {
        return (slots, count, column) -> {
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    column.appendNull();
                } else if (column instanceof IntColumnBuilder ints) {
                    ints.append((int) extremes.get(slots[i]));
                } else {
                    ((LongColumnBuilder) column).append(extremes.get(slots[i]));
                }
            }
        };
    }

    static Result extreme(DecimalExtreme extremes, ValueCount counts) {
        return (slots, count, column) -> {
            DecimalColumnBuilder decimals = (DecimalColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    decimals.appendNull();
                } else {
                    decimals.append(extremes.high(slots[i]), extremes.low(slots[i]));
                }
            }
        };
    }

    static Result extreme(DoubleExtreme extremes, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(extremes.get(slots[i]));
                }
            }
        };
    }

    /** @param counts gives the rows or values of a slot */
    static Result rate(IntToLongFunction counts, WindowSpans spans, Duration per) {
        double perMillis = per.toNanos() / 1e6;
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                doubles.append(counts.applyAsLong(slots[i]) * perMillis / spans.millis(i));
            }
        };
    }

    static Result top(TopValues values) {
        return (slots, count, column) -> values.emit(slots, count, (ArrayColumnBuilder) column);
    }

    static Result histogram(Histograms histograms) {
        return (slots, count, column) -> histograms.emit(slots, count, (ArrayColumnBuilder) column);
    }

    /** @param weights of the last value, the one before, and so on */
    static Result movingAverage(RecentValues values, IntToDoubleFunction weights) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                double sum = 0;
                double weight = 0;
                for (int later = 0; later < values.count(slots[i]); later++) {
                    double part = weights.applyAsDouble(later);
                    sum += part * values.value(slots[i], later);
                    weight += part;
                }
                if (weight == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(sum / weight);
                }
            }
        };
    }

    static Result percentile(QuantileSketches sketches, double fraction) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            sketches.sort(slots, count);
            for (int i = 0; i < count; i++) {
                if (sketches.isEmpty(i)) {
                    doubles.appendNull();
                } else {
                    doubles.append(sketches.percentile(i, fraction));
                }
            }
        };
    }

    static Result percentile(SortedValues sorted, double fraction) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            sorted.sort(slots, count);
            for (int i = 0; i < count; i++) {
                if (sorted.count(i) == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(sorted.percentile(i, fraction));
                }
            }
        };
    }

    /**
     * Variances, or their roots.
     *
     * @param sample whether the values are a sample of more, so that n values are divided by n - 1
     */
    static Result variance(Moments moments, boolean sample, boolean root) {
        int less = sample ? 1 : 0;
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                long divisor = moments.count(slots[i]) - less;
                if (divisor <= 0) {
                    doubles.appendNull();
                } else {
                    double variance = moments.squares(slots[i]) / divisor;
                    doubles.append(root ? Math.sqrt(variance) : variance);
                }
            }
        };
    }

    /** @param sample whether the values are a sample of more, so that n pairs are divided by n - 1 */
    static Result covariance(PairMoments moments, boolean sample) {
        int less = sample ? 1 : 0;
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                long divisor = moments.count(slots[i]) - less;
                if (divisor <= 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(moments.products(slots[i]) / divisor);
                }
            }
        };
    }

    static Result correlation(PairMoments moments) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                double left = moments.leftSquares(slots[i]);
                double right = moments.rightSquares(slots[i]);
                if (left == 0 || right == 0) {
                    doubles.appendNull();
                } else {
                    double correlation = moments.products(slots[i]) / (Math.sqrt(left) * Math.sqrt(right));
                    doubles.append(Math.max(-1, Math.min(1, correlation)));
                }
            }
        };
    }
}
