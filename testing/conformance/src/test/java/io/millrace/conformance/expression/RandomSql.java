package io.millrace.conformance.expression;

import java.util.List;
import java.util.SplittableRandom;

/** Random expressions in SQL over the columns i (INT), l (BIGINT), d (DOUBLE) and s (STRING), many of which fail for some rows. */
final class RandomSql {
    private final SplittableRandom random;

    RandomSql(SplittableRandom random) {
        this.random = random;
    }

    /** A number, of functions in at most so many levels. */
    String number(int levels) {
        if (levels == 0) {
            return pick(List.of("i", "l", "1", "-3", "2147483647", "9223372036854775807", "CAST(s AS INT)"));
        }
        return switch (random.nextInt(8)) {
            case 0 -> "-(" + number(levels - 1) + ")";
            case 1 -> "CAST(" + number(levels - 1) + " AS INT)";
            case 2 -> "TRY_CAST(" + number(levels - 1) + " AS INT)";
            case 3 -> "CAST(s AS BIGINT)";
            case 4 -> "COALESCE(" + number(levels - 1) + ", " + number(levels - 1) + ")";
            case 5 -> "CAST(" + ratio(levels - 1) + " AS BIGINT)";
            default -> "(" + number(levels - 1) + operator() + number(levels - 1) + ")";
        };
    }

    /** A quotient of DOUBLEs. */
    String ratio(int levels) {
        return "(d" + pick(List.of(" / ", " % ")) + "CAST(" + number(levels) + " AS DOUBLE))";
    }

    String condition(int levels) {
        String comparison = number(levels) + pick(List.of(" = ", " <> ", " < ", " >= ")) + number(levels);
        return switch (random.nextInt(4)) {
            case 0 -> "NOT (" + comparison + ")";
            case 1 -> comparison + " OR i IS NULL";
            case 2 -> "(" + number(levels) + ") IS NOT NULL AND " + comparison;
            default -> comparison;
        };
    }

    private String operator() {
        return pick(List.of(" + ", " - ", " * ", " / ", " % "));
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
