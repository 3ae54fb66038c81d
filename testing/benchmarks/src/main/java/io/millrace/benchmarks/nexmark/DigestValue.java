package io.millrace.benchmarks.nexmark;

import java.util.List;

/**
 * A digest as it is compared.
 *
 * @param rows how many there are
 * @param sums by column; 0 where there is none
 * @param link which values stand in one row; 0 if that was not asked
 */
public record DigestValue(long rows, List<Long> sums, long link) {
    public DigestValue {
        sums = List.copyOf(sums);
    }

    /** Whether both are of the same rows, as far as number and sums tell. */
    public boolean agreesWith(DigestValue other) {
        return rows == other.rows && sums.equals(other.sums);
    }
}
