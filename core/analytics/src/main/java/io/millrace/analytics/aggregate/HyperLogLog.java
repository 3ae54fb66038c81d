package io.millrace.analytics.aggregate;

import io.millrace.model.data.BytesColumnBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts different values by their hashes in 2<sup>p</sup> registers: each holds, of the hashes that begin with its number, the longest run of zeros
 * behind that, and one (P. Flajolet, É. Fusy, O. Gandouet, F. Meunier, HyperLogLog, AofA 2007). The estimate is that of O. Ertl, New
 * cardinality estimation algorithms for HyperLogLog sketches, 2017, algorithm 6, which needs no corrections for small or large counts. Its standard
 * error is 1.04 / &radic;2<sup>p</sup>, whatever the count; it does not depend on the order of values, nor on how they were divided among sketches that were merged.
 *
 * <p>While few registers are in use they are kept as a set of numbers with what they hold, 4 bytes each, in a table with open addressing at
 * most half full; beyond that as 2<sup>p</sup> bytes. Nothing else differs.
 */
final class HyperLogLog {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int RANK_BITS = 6;
    private static final int RANK = (1 << RANK_BITS) - 1;
    private static final int LEAST_ROOM = 16;
    private static final double ALPHA = 0.5 / Math.log(2);

    private final int precision;

    /** Number &lt;&lt; 6 | rank of registers in use; 0 is a free place, as a rank is at least 1. Empty if {@link #registers} are in use. */
    private int[] sparse = new int[LEAST_ROOM];

    private int used;
    private byte[] registers = new byte[0];

    /** @param precision 4 to 21 */
    HyperLogLog(int precision) {
        this.precision = precision;
    }

    void add(long hash) {
        int register = (int) (hash >>> (Long.SIZE - precision));
        // The bit set behind the others ends the run where all of them are zeros.
        int rank = Long.numberOfLeadingZeros((hash << precision) | (1L << (precision - 1))) + 1;
        raise(register, rank);
    }

    private void raise(int register, int rank) {
        if (registers.length > 0) {
            if (registers[register] < rank) {
                registers[register] = (byte) rank;
            }
            return;
        }
        int mask = sparse.length - 1;
        int at = spread(register) & mask;
        while (sparse[at] != 0 && sparse[at] >>> RANK_BITS != register) {
            at = at + 1 & mask;
        }
        if (sparse[at] == 0) {
            sparse[at] = register << RANK_BITS | rank;
            used++;
            if (used > sparse.length / 2) {
                grow();
            }
        } else if ((sparse[at] & RANK) < rank) {
            sparse[at] = register << RANK_BITS | rank;
        }
    }

    /** Makes the set larger, or registers of it where that would take no less memory. */
    private void grow() {
        int[] entries = sparse;
        used = 0;
        if (entries.length * 2L * Integer.BYTES >= 1L << precision) {
            sparse = new int[0];
            registers = new byte[1 << precision];
        } else {
            sparse = new int[entries.length * 2];
        }
        for (int entry : entries) {
            if (entry != 0) {
                raise(entry >>> RANK_BITS, entry & RANK);
            }
        }
    }

    /** Makes it the sketch of the values of both. */
    void addAll(HyperLogLog other) {
        for (int register = 0; register < other.registers.length; register++) {
            if (other.registers[register] > 0) {
                raise(register, other.registers[register]);
            }
        }
        for (int entry : other.sparse) {
            if (entry != 0) {
                raise(entry >>> RANK_BITS, entry & RANK);
            }
        }
    }

    void clear() {
        if (sparse.length > LEAST_ROOM || registers.length > 0) {
            sparse = new int[LEAST_ROOM];
            registers = new byte[0];
        } else {
            Arrays.fill(sparse, 0);
        }
        used = 0;
    }

    double estimate() {
        double size = 1L << precision;
        int most = Long.SIZE - precision;
        int[] counts = new int[most + 2];
        if (registers.length > 0) {
            for (byte rank : registers) {
                counts[rank]++;
            }
        } else {
            for (int entry : sparse) {
                counts[entry & RANK]++;
            }
            counts[0] = (1 << precision) - used;
        }
        if (counts[0] == 1 << precision) {
            return 0;
        }
        double z = size * tau(1 - counts[most + 1] / size);
        for (int rank = most; rank >= 1; rank--) {
            z = 0.5 * (z + counts[rank]);
        }
        z += size * sigma(counts[0] / size);
        return ALPHA * size * size / z;
    }

    private static double sigma(double share) {
        double power = share;
        double sum = share;
        double before;
        for (double weight = 1; ; weight += weight) {
            power *= power;
            before = sum;
            sum += power * weight;
            if (sum == before) {
                return sum;
            }
        }
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double root = share;
        double sum = 1 - share;
        double before;
        for (double weight = 0.5; ; weight *= 0.5) {
            root = Math.sqrt(root);
            before = sum;
            sum -= (1 - root) * (1 - root) * weight;
            if (sum == before) {
                return sum / 3;
            }
        }
    }

    /** Appends it as a value: the registers in use, or all of them if that is shorter, behind a byte that says which. */
    void write(BytesColumnBuilder column) {
        if (registers.length > 0) {
            column.write((byte) 1);
            column.write(registers, 0, registers.length);
        } else {
            column.write((byte) 0);
            for (int entry : sparse) {
                if (entry != 0) {
                    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                        column.write((byte) (entry >>> shift));
                    }
                }
            }
        }
        column.endValue();
    }

    /** Adds what {@link #write} wrote of a sketch of the same precision. */
    void read(byte[] data, int start, int length) {
        boolean all = data[start] == 1;
        int end = start + length;
        if (all) {
            for (int at = start + 1; at < end; at++) {
                if (data[at] > 0) {
                    raise(at - start - 1, data[at]);
                }
            }
            return;
        }
        for (int at = start + 1; at < end; at += Integer.BYTES) {
            int entry = (int) INT.get(data, at);
            raise(entry >>> RANK_BITS, entry & RANK);
        }
    }

    private static int spread(int register) {
        return (register * 0x9E3779B9) >>> 7;
    }
}
