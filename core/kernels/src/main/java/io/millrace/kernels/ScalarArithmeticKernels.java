package io.millrace.kernels;

/**
 * Plain loops, most of which C2 turns into SIMD. Overflow is not branched on: the sign bit of {@code spilled} collects it
 * over all rows.
 */
public final class ScalarArithmeticKernels implements ArithmeticKernels {
    @Override
    public boolean add(int[] left, int[] right, int count, int[] out) {
        int spilled = 0;
        for (int i = 0; i < count; i++) {
            int a = left[i];
            int b = right[i];
            int sum = a + b;
            spilled |= (a ^ sum) & (b ^ sum);
            out[i] = sum;
        }
        return spilled >= 0;
    }

    @Override
    public boolean add(long[] left, long[] right, int count, long[] out) {
        long spilled = 0;
        for (int i = 0; i < count; i++) {
            long a = left[i];
            long b = right[i];
            long sum = a + b;
            spilled |= (a ^ sum) & (b ^ sum);
            out[i] = sum;
        }
        return spilled >= 0;
    }

    @Override
    public boolean add(double[] left, double[] right, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] + right[i];
        }
        return true;
    }

    @Override
    public boolean subtract(int[] left, int[] right, int count, int[] out) {
        int spilled = 0;
        for (int i = 0; i < count; i++) {
            int a = left[i];
            int b = right[i];
            int difference = a - b;
            spilled |= (a ^ b) & (a ^ difference);
            out[i] = difference;
        }
        return spilled >= 0;
    }

    @Override
    public boolean subtract(long[] left, long[] right, int count, long[] out) {
        long spilled = 0;
        for (int i = 0; i < count; i++) {
            long a = left[i];
            long b = right[i];
            long difference = a - b;
            spilled |= (a ^ b) & (a ^ difference);
            out[i] = difference;
        }
        return spilled >= 0;
    }

    @Override
    public boolean subtract(double[] left, double[] right, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] - right[i];
        }
        return true;
    }

    @Override
    public boolean multiply(int[] left, int[] right, int count, int[] out) {
        long spilled = 0;
        for (int i = 0; i < count; i++) {
            long product = (long) left[i] * right[i];
            spilled |= product ^ (int) product;
            out[i] = (int) product;
        }
        return spilled == 0;
    }

    @Override
    public boolean multiply(long[] left, long[] right, int count, long[] out) {
        long spilled = 0;
        for (int i = 0; i < count; i++) {
            long a = left[i];
            long b = right[i];
            long product = a * b;
            spilled |= Math.multiplyHigh(a, b) ^ product >> 63;
            out[i] = product;
        }
        return spilled == 0;
    }

    @Override
    public boolean multiply(double[] left, double[] right, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] * right[i];
        }
        return true;
    }

    @Override
    public boolean divide(int[] left, int[] right, int count, int[] out) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            int a = left[i];
            int b = right[i];
            exact &= b != 0 && (a != Integer.MIN_VALUE || b != -1);
            out[i] = b == 0 ? 0 : a / b;
        }
        return exact;
    }

    @Override
    public boolean divide(long[] left, long[] right, int count, long[] out) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            long a = left[i];
            long b = right[i];
            exact &= b != 0 && (a != Long.MIN_VALUE || b != -1);
            out[i] = b == 0 ? 0 : a / b;
        }
        return exact;
    }

    @Override
    public boolean divide(double[] left, double[] right, int count, double[] out) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            double b = right[i];
            exact &= b != 0;
            out[i] = left[i] / b;
        }
        return exact;
    }

    @Override
    public boolean modulo(int[] left, int[] right, int count, int[] out) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            int b = right[i];
            exact &= b != 0;
            out[i] = b == 0 ? 0 : left[i] % b;
        }
        return exact;
    }

    @Override
    public boolean modulo(long[] left, long[] right, int count, long[] out) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            long b = right[i];
            exact &= b != 0;
            out[i] = b == 0 ? 0 : left[i] % b;
        }
        return exact;
    }

    @Override
    public boolean modulo(double[] left, double[] right, int count, double[] out) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            double b = right[i];
            exact &= b != 0;
            out[i] = left[i] % b;
        }
        return exact;
    }

    @Override
    public void divide(int[] left, ConstantDivisor divisor, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = (int) divisor.quotient(left[i]);
        }
    }

    @Override
    public void divide(long[] left, ConstantDivisor divisor, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = divisor.quotient(left[i]);
        }
    }

    @Override
    public void modulo(int[] left, ConstantDivisor divisor, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = (int) divisor.remainder(left[i]);
        }
    }

    @Override
    public void modulo(long[] left, ConstantDivisor divisor, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = divisor.remainder(left[i]);
        }
    }

    @Override
    public boolean negate(int[] values, int count, int[] out) {
        int spilled = 0;
        for (int i = 0; i < count; i++) {
            int value = values[i];
            spilled |= value & -value;
            out[i] = -value;
        }
        return spilled >= 0;
    }

    @Override
    public boolean negate(long[] values, int count, long[] out) {
        long spilled = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i];
            spilled |= value & -value;
            out[i] = -value;
        }
        return spilled >= 0;
    }

    @Override
    public boolean negate(double[] values, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = -values[i];
        }
        return true;
    }
}
