package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import java.util.Arrays;
import java.util.List;

/** GREATEST and LEAST. NaN is greater than any number, -0.0 less than 0.0; text compares by its UTF-8 bytes. */
final class Extremes {
    private Extremes() {}

    static ColumnFunction of(Attempt attempt, List<ColumnFunction> arguments, boolean greatest) {
        return switch (attempt.call().type()) {
            case Scalar.INT ->
                PerRow.ints(arguments, columns -> {
                    int[][] values = Arrays.stream(columns).map(PerRow::ints).toArray(int[][]::new);
                    return row -> {
                        int best = values[0][row];
                        for (int i = 1; i < values.length; i++) {
                            best = greatest ? Math.max(best, values[i][row]) : Math.min(best, values[i][row]);
                        }
                        return best;
                    };
                });
            case Scalar.BIGINT, Scalar.TIMESTAMP ->
                PerRow.longs(arguments, columns -> {
                    long[][] values = Arrays.stream(columns).map(PerRow::longs).toArray(long[][]::new);
                    return row -> {
                        long best = values[0][row];
                        for (int i = 1; i < values.length; i++) {
                            best = greatest ? Math.max(best, values[i][row]) : Math.min(best, values[i][row]);
                        }
                        return best;
                    };
                });
            case Scalar.DOUBLE ->
                PerRow.doubles(arguments, columns -> {
                    double[][] values =
                            Arrays.stream(columns).map(PerRow::doubles).toArray(double[][]::new);
                    return row -> {
                        double best = values[0][row];
                        for (int i = 1; i < values.length; i++) {
                            double other = values[i][row];
                            best = Double.compare(other, best) > 0 == greatest ? other : best;
                        }
                        return best;
                    };
                });
            case Scalar.STRING ->
                PerRow.texts(arguments, columns -> (row, out) -> {
                    BytesColumn best = texts(columns, row, greatest);
                    out.write(best.data(), best.start(row), best.length(row));
                    return true;
                });
            case Decimal decimal -> DecimalMath.extreme(attempt, arguments, greatest);
            default -> throw Errors.unsupported(attempt.call());
        };
    }

    private static BytesColumn texts(Column[] columns, int row, boolean greatest) {
        BytesColumn best = PerRow.text(columns[0]);
        for (int i = 1; i < columns.length; i++) {
            BytesColumn other = PerRow.text(columns[i]);
            int order = Arrays.compareUnsigned(
                    other.data(),
                    other.start(row),
                    other.offsets()[row + 1],
                    best.data(),
                    best.start(row),
                    best.offsets()[row + 1]);
            best = order > 0 == greatest ? other : best;
        }
        return best;
    }
}
