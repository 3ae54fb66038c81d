package io.millrace.benchmarks.nexmark;

import java.util.Arrays;

/**
 * What is made of result rows so that none can be left out: their number and the sum of each column, in 64 bits with overflow, which do not depend on the order of
 * the rows. Texts count by their length in bytes, decimals by their unscaled value. A linked digest also tells which values stand in one row: by the sum of the products of
 * neighbours, 22 bits of each. Used by one thread.
 */
public final class Digest {
    /** The bits of a value that are linked; a product of two is exact in 64 bits in every engine. */
    public static final long LINKED_BITS = (1 << 22) - 1;

    private static final int MAX_COLUMNS = 5;

    private final boolean linked;
    private final long[] sums = new long[MAX_COLUMNS];
    private long rows;
    private long link;

    /** @param linked whether values are linked, which costs more than adding up */
    public Digest(boolean linked) {
        this.linked = linked;
    }

    public boolean isLinked() {
        return linked;
    }

    /** Takes a row of two columns. */
    public void add(long a, long b) {
        rows++;
        sums[0] += a;
        sums[1] += b;
        if (linked) {
            link(a, b);
        }
    }

    /** Takes a row of three columns. */
    public void add(long a, long b, long c) {
        rows++;
        sums[0] += a;
        sums[1] += b;
        sums[2] += c;
        if (linked) {
            link(a, b);
            link(b, c);
        }
    }

    /** Takes a row of four columns. */
    public void add(long a, long b, long c, long d) {
        rows++;
        sums[0] += a;
        sums[1] += b;
        sums[2] += c;
        sums[3] += d;
        if (linked) {
            link(a, b);
            link(b, c);
            link(c, d);
        }
    }

    /** Takes a row of five columns. */
    public void add(long a, long b, long c, long d, long e) {
        rows++;
        sums[0] += a;
        sums[1] += b;
        sums[2] += c;
        sums[3] += d;
        sums[4] += e;
        if (linked) {
            link(a, b);
            link(b, c);
            link(c, d);
            link(d, e);
        }
    }

    /** Takes that many rows; their columns are to be added. */
    public void addRows(long count) {
        rows += count;
    }

    /** Takes the sum of some values of a column. */
    public void addSum(int column, long sum) {
        sums[column] += sum;
    }

    /** Takes neighbours of one row. */
    public void link(long left, long right) {
        link += (left & LINKED_BITS) * (right & LINKED_BITS);
    }

    /** Takes the sum of the products of neighbours of many rows. */
    public void addLinks(long sum) {
        link += sum;
    }

    /** Adds what another has taken. */
    public void add(Digest other) {
        rows += other.rows;
        link += other.link;
        for (int i = 0; i < MAX_COLUMNS; i++) {
            sums[i] += other.sums[i];
        }
    }

    public DigestValue value() {
        return new DigestValue(rows, Arrays.stream(sums).boxed().toList(), link);
    }
}
