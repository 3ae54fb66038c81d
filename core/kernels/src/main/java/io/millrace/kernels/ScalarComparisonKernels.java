package io.millrace.kernels;

/**
 * Plain loops without branches on the data: each row number is stored, and the next store overwrites it unless the row is
 * kept. The same loops stand three times because Java has no generics over primitives.
 */
@SuppressWarnings("ShortCircuitBoolean") // && would be the branch that these loops avoid
public final class ScalarComparisonKernels implements ComparisonKernels {
    @Override
    public int range(int[] values, int low, int high, boolean inside, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int range(int[] values, int low, int high, boolean inside, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int compare(Comparison comparison, int[] left, int[] right, int count, int[] out) {
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, count, out);
            case NOT_EQUAL -> equal(left, right, false, count, out);
            case LESS -> less(left, right, count, out);
            case LESS_OR_EQUAL -> lessOrEqual(left, right, count, out);
            case GREATER -> less(right, left, count, out);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left, count, out);
        };
    }

    @Override
    public int compare(Comparison comparison, int[] left, int[] right, int[] rows, int count, int[] out) {
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, rows, count, out);
            case NOT_EQUAL -> equal(left, right, false, rows, count, out);
            case LESS -> less(left, right, rows, count, out);
            case LESS_OR_EQUAL -> lessOrEqual(left, right, rows, count, out);
            case GREATER -> less(right, left, rows, count, out);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left, rows, count, out);
        };
    }

    @Override
    public int range(long[] values, long low, long high, boolean inside, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int range(long[] values, long low, long high, boolean inside, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int compare(Comparison comparison, long[] left, long[] right, int count, int[] out) {
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, count, out);
            case NOT_EQUAL -> equal(left, right, false, count, out);
            case LESS -> less(left, right, count, out);
            case LESS_OR_EQUAL -> lessOrEqual(left, right, count, out);
            case GREATER -> less(right, left, count, out);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left, count, out);
        };
    }

    @Override
    public int compare(Comparison comparison, long[] left, long[] right, int[] rows, int count, int[] out) {
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, rows, count, out);
            case NOT_EQUAL -> equal(left, right, false, rows, count, out);
            case LESS -> less(left, right, rows, count, out);
            case LESS_OR_EQUAL -> lessOrEqual(left, right, rows, count, out);
            case GREATER -> less(right, left, rows, count, out);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left, rows, count, out);
        };
    }

    @Override
    public int range(double[] values, double low, double high, boolean inside, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int range(double[] values, double low, double high, boolean inside, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int compare(Comparison comparison, double[] left, double[] right, int count, int[] out) {
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, count, out);
            case NOT_EQUAL -> equal(left, right, false, count, out);
            case LESS -> less(left, right, count, out);
            case LESS_OR_EQUAL -> lessOrEqual(left, right, count, out);
            case GREATER -> less(right, left, count, out);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left, count, out);
        };
    }

    @Override
    public int compare(Comparison comparison, double[] left, double[] right, int[] rows, int count, int[] out) {
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, rows, count, out);
            case NOT_EQUAL -> equal(left, right, false, rows, count, out);
            case LESS -> less(left, right, rows, count, out);
            case LESS_OR_EQUAL -> lessOrEqual(left, right, rows, count, out);
            case GREATER -> less(right, left, rows, count, out);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left, rows, count, out);
        };
    }

    private static int equal(int[] left, int[] right, boolean expected, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += (left[row] == right[row]) == expected ? 1 : 0;
        }
        return kept;
    }

    private static int equal(int[] left, int[] right, boolean expected, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += (left[row] == right[row]) == expected ? 1 : 0;
        }
        return kept;
    }

    private static int less(int[] left, int[] right, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += left[row] < right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int less(int[] left, int[] right, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += left[row] < right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int lessOrEqual(int[] left, int[] right, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += left[row] <= right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int lessOrEqual(int[] left, int[] right, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += left[row] <= right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int equal(long[] left, long[] right, boolean expected, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += (left[row] == right[row]) == expected ? 1 : 0;
        }
        return kept;
    }

    private static int equal(long[] left, long[] right, boolean expected, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += (left[row] == right[row]) == expected ? 1 : 0;
        }
        return kept;
    }

    private static int less(long[] left, long[] right, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += left[row] < right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int less(long[] left, long[] right, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += left[row] < right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int lessOrEqual(long[] left, long[] right, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += left[row] <= right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int lessOrEqual(long[] left, long[] right, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += left[row] <= right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int equal(double[] left, double[] right, boolean expected, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += (left[row] == right[row]) == expected ? 1 : 0;
        }
        return kept;
    }

    private static int equal(double[] left, double[] right, boolean expected, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += (left[row] == right[row]) == expected ? 1 : 0;
        }
        return kept;
    }

    private static int less(double[] left, double[] right, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += left[row] < right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int less(double[] left, double[] right, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += left[row] < right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int lessOrEqual(double[] left, double[] right, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += left[row] <= right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int lessOrEqual(double[] left, double[] right, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += left[row] <= right[row] ? 1 : 0;
        }
        return kept;
    }
}
