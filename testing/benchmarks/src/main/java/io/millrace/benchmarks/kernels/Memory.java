package io.millrace.benchmarks.kernels;

/** Where the columns lie: what fits into the first cache, and what does not fit into the last. */
enum Memory {
    L1(1024),
    DRAM(8 << 20);

    private final int rows;

    Memory(int rows) {
        this.rows = rows;
    }

    int rows() {
        return rows;
    }
}
