package io.millrace.conformance.reference;

import io.millrace.model.plan.Aggregate.Function;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Variances and covariances from exact sums of values, squares and products, rounded at the end only. */
final class ReferenceStatistics {
    private static final MathContext DIGITS = new MathContext(60);

    private ReferenceStatistics() {}

    record Pair(BigDecimal left, BigDecimal right) {}

    /** A variance or standard deviation; null if there are too few values. */
    static @Nullable BigDecimal spread(Function function, List<BigDecimal> values) {
        boolean sample = function == Function.VARIANCE || function == Function.STDDEV;
        int divisor = values.size() - (sample ? 1 : 0);
        if (divisor <= 0) {
            return null;
        }
        BigDecimal variance =
                central(values, values).divide(BigDecimal.valueOf((long) divisor * values.size()), DIGITS);
        return function == Function.STDDEV || function == Function.STDDEV_POP ? variance.sqrt(DIGITS) : variance;
    }

    /** A covariance or correlation; null if there are too few pairs. */
    static @Nullable Double ofPairs(Function function, List<Pair> pairs) {
        List<BigDecimal> lefts = pairs.stream().map(Pair::left).toList();
        List<BigDecimal> rights = pairs.stream().map(Pair::right).toList();
        BigDecimal together = central(lefts, rights);
        if (function == Function.CORRELATION) {
            BigDecimal left = central(lefts, lefts);
            BigDecimal right = central(rights, rights);
            return left.signum() == 0 || right.signum() == 0
                    ? null
                    : together.divide(left.multiply(right).sqrt(DIGITS), DIGITS).doubleValue();
        }
        int divisor = pairs.size() - (function == Function.COVARIANCE ? 1 : 0);
        return divisor <= 0
                ? null
                : together.divide(BigDecimal.valueOf((long) divisor * pairs.size()), DIGITS)
                        .doubleValue();
    }

    /** n&sup2; times the mean product of the deviations of n values: n&middot;&Sigma;xy - &Sigma;x&middot;&Sigma;y. */
    private static BigDecimal central(List<BigDecimal> lefts, List<BigDecimal> rights) {
        BigDecimal left = BigDecimal.ZERO;
        BigDecimal right = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (int i = 0; i < lefts.size(); i++) {
            left = left.add(lefts.get(i));
            right = right.add(rights.get(i));
            products = products.add(lefts.get(i).multiply(rights.get(i)));
        }
        return products.multiply(BigDecimal.valueOf(lefts.size())).subtract(left.multiply(right));
    }
}
