package io.millrace.analytics.aggregate;

import io.millrace.kernels.DeviationKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link Moments} are to one field, of two fields, with the sum of the products of their deviations. Rows in which one of them is null are
 * passed over.
 */
final class PairMoments implements PairAccumulator {
    private final DeviationKernels kernels = Kernels.active().deviations();
    private final Means leftMeans = new Means();
    private final Means rightMeans = new Means();
    private final SliceMean leftSlice = new SliceMean();
    private final SliceMean rightSlice = new SliceMean();
    private final DoubleValues leftChunk = new DoubleValues();
    private final DoubleValues rightChunk = new DoubleValues();
    private long[] counts = new long[0];
    private double[] leftSquares = new double[0];
    private double[] rightSquares = new double[0];
    private double[] products = new double[0];

    @Override
    public void reserve(int slots) {
        leftMeans.reserve(slots);
        rightMeans.reserve(slots);
        if (slots > counts.length) {
            counts = Arrays.copyOf(counts, slots);
            leftSquares = Arrays.copyOf(leftSquares, slots);
            rightSquares = Arrays.copyOf(rightSquares, slots);
            products = Arrays.copyOf(products, slots);
        }
    }

    @Override
    public void add(Column left, Column right, int[] rows, int[] slots, int count) {
        Validity leftValidity = left.validity();
        Validity rightValidity = right.validity();
        for (int from = 0; from < count; from += DoubleValues.MOST) {
            int length = Math.min(count - from, DoubleValues.MOST);
            double[] lefts = leftChunk.gather(left, rows, from, length);
            double[] rights = rightChunk.gather(right, rows, from, length);
            for (int i = 0; i < length; i++) {
                int row = rows[from + i];
                if (leftValidity.isValid(row) && rightValidity.isValid(row)) {
                    add(lefts[i], rights[i], slots[from + i]);
                }
            }
        }
    }

    private void add(double left, double right, int slot) {
        long count = ++counts[slot];
        double leftDeviation = leftMeans.deviation(slot, left);
        leftMeans.move(slot, leftDeviation / count);
        leftSquares[slot] += leftDeviation * leftMeans.deviation(slot, left);
        double rightDeviation = rightMeans.deviation(slot, right);
        rightMeans.move(slot, rightDeviation / count);
        double moved = rightMeans.deviation(slot, right);
        rightSquares[slot] += rightDeviation * moved;
        products[slot] += leftDeviation * moved;
    }

    /** See {@link SliceAccumulator#addSlice}. */
    void addSlice(Column left, Column right, int from, int to, int slot) {
        for (int start = from; start < to; start += DoubleValues.MOST) {
            int length = Math.min(to - start, DoubleValues.MOST);
            addChunk(leftChunk.slice(left, start, length), rightChunk.slice(right, start, length), length, slot);
        }
    }

    private void addChunk(double[] lefts, double[] rights, int length, int slot) {
        leftSlice.of(lefts, length, kernels);
        rightSlice.of(rights, length, kernels);
        double leftLack = leftSlice.lack();
        double rightLack = rightSlice.lack();
        long before = counts[slot];
        counts[slot] = before + length;
        double part = (double) length / counts[slot];
        double leftDeviation = leftMeans.merge(slot, leftSlice, part);
        double rightDeviation = rightMeans.merge(slot, rightSlice, part);
        leftSquares[slot] +=
                Math.max(0, kernels.squares(lefts, 0, length, leftSlice.mean()) - length * leftLack * leftLack)
                        + leftDeviation * (part * before) * leftDeviation;
        rightSquares[slot] +=
                Math.max(0, kernels.squares(rights, 0, length, rightSlice.mean()) - length * rightLack * rightLack)
                        + rightDeviation * (part * before) * rightDeviation;
        products[slot] += kernels.products(lefts, leftSlice.mean(), rights, rightSlice.mean(), 0, length)
                - length * leftLack * rightLack
                + leftDeviation * (part * before) * rightDeviation;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            int other = from[i];
            if (counts[other] > 0) {
                int slot = to[i];
                long before = counts[slot];
                counts[slot] = before + counts[other];
                double part = (double) counts[other] / counts[slot];
                double leftDeviation = leftMeans.merge(slot, other, part);
                double rightDeviation = rightMeans.merge(slot, other, part);
                leftSquares[slot] += leftSquares[other] + leftDeviation * (part * before) * leftDeviation;
                rightSquares[slot] += rightSquares[other] + rightDeviation * (part * before) * rightDeviation;
                products[slot] += products[other] + leftDeviation * (part * before) * rightDeviation;
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            leftMeans.clear(slot);
            rightMeans.clear(slot);
            counts[slot] = 0;
            leftSquares[slot] = 0;
            rightSquares[slot] = 0;
            products[slot] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(
                Field.required("pairs", Scalar.BIGINT),
                Field.required("left_mean", Scalar.DOUBLE),
                Field.required("left_lack", Scalar.DOUBLE),
                Field.required("left_squares", Scalar.DOUBLE),
                Field.required("right_mean", Scalar.DOUBLE),
                Field.required("right_lack", Scalar.DOUBLE),
                Field.required("right_squares", Scalar.DOUBLE),
                Field.required("products", Scalar.DOUBLE));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        SlotColumns.save(counts, slots, count, columns.get(0));
        SlotColumns.save(leftMeans.means(), slots, count, columns.get(1));
        SlotColumns.save(leftMeans.lacks(), slots, count, columns.get(2));
        SlotColumns.save(leftSquares, slots, count, columns.get(3));
        SlotColumns.save(rightMeans.means(), slots, count, columns.get(4));
        SlotColumns.save(rightMeans.lacks(), slots, count, columns.get(5));
        SlotColumns.save(rightSquares, slots, count, columns.get(6));
        SlotColumns.save(products, slots, count, columns.get(7));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        SlotColumns.restore(columns.get(0), rows, slots, count, counts);
        SlotColumns.restore(columns.get(1), rows, slots, count, leftMeans.means());
        SlotColumns.restore(columns.get(2), rows, slots, count, leftMeans.lacks());
        SlotColumns.restore(columns.get(3), rows, slots, count, leftSquares);
        SlotColumns.restore(columns.get(4), rows, slots, count, rightMeans.means());
        SlotColumns.restore(columns.get(5), rows, slots, count, rightMeans.lacks());
        SlotColumns.restore(columns.get(6), rows, slots, count, rightSquares);
        SlotColumns.restore(columns.get(7), rows, slots, count, products);
    }

    /** The rows in which both fields have values. */
    long count(int slot) {
        return counts[slot];
    }

    double leftSquares(int slot) {
        return leftSquares[slot];
    }

    double rightSquares(int slot) {
        return rightSquares[slot];
    }

    /** The sum of the products of the deviations. */
    double products(int slot) {
        return products[slot];
    }
}
