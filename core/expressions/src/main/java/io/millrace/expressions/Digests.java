package io.millrace.expressions;

import io.millrace.kernels.XxHash64;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.zip.CRC32;

/** Hashes of text and bytes. */
final class Digests {
    /** 6ba7b811-9dad-11d1-80b4-00c04fd430c8: URLs. */
    private static final byte[] URL_NAMES = {
        0x6b,
        (byte) 0xa7,
        (byte) 0xb8,
        0x11,
        (byte) 0x9d,
        (byte) 0xad,
        0x11,
        (byte) 0xd1,
        (byte) 0x80,
        (byte) 0xb4,
        0x00,
        (byte) 0xc0,
        0x4f,
        (byte) 0xd4,
        0x30,
        (byte) 0xc8
    };

    private Digests() {}

    /** As hexadecimal digits. */
    static ColumnFunction digest(String algorithm, List<ColumnFunction> operand) {
        MessageDigest digest = named(algorithm);
        return PerRow.texts(operand, columns -> {
            BytesColumn bytes = PerRow.text(columns[0]);
            return (row, out) -> {
                digest.update(bytes.data(), bytes.start(row), bytes.length(row));
                byte[] hash = digest.digest();
                Hex.write(hash, 0, hash.length, out);
                return true;
            };
        });
    }

    static ColumnFunction uuid(List<ColumnFunction> operand) {
        MessageDigest digest = named("SHA-1");
        return PerRow.texts(operand, columns -> {
            BytesColumn name = PerRow.text(columns[0]);
            return (row, out) -> {
                digest.update(URL_NAMES);
                digest.update(name.data(), name.start(row), name.length(row));
                writeUuid(digest.digest(), out);
                return true;
            };
        });
    }

    private static void writeUuid(byte[] hash, BytesColumnBuilder out) {
        hash[6] = (byte) ((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
        Hex.write(hash, 0, 4, out);
        for (int from = 4; from < 10; from += 2) {
            out.write((byte) '-');
            Hex.write(hash, from, from + 2, out);
        }
        out.write((byte) '-');
        Hex.write(hash, 10, 16, out);
    }

    static ColumnFunction crc32(List<ColumnFunction> operand) {
        CRC32 sum = new CRC32();
        return PerRow.longs(operand, columns -> {
            BytesColumn bytes = PerRow.text(columns[0]);
            return row -> {
                sum.reset();
                sum.update(bytes.data(), bytes.start(row), bytes.length(row));
                return sum.getValue();
            };
        });
    }

    static ColumnFunction xxHash64(List<ColumnFunction> operand) {
        return PerRow.longs(operand, columns -> {
            BytesColumn bytes = PerRow.text(columns[0]);
            return row -> XxHash64.hash(bytes.data(), bytes.start(row), bytes.offsets()[row + 1]);
        });
    }

    static ColumnFunction murmur3(List<ColumnFunction> operand) {
        return PerRow.ints(operand, columns -> {
            BytesColumn bytes = PerRow.text(columns[0]);
            return row -> murmur3(bytes.data(), bytes.start(row), bytes.offsets()[row + 1]);
        });
    }

    /** MurmurHash3_x86_32 with seed 0. */
    private static int murmur3(byte[] data, int from, int to) {
        int hash = 0;
        int at = from;
        for (; to - at >= 4; at += 4) {
            int block = (data[at] & 0xFF)
                    | (data[at + 1] & 0xFF) << 8
                    | (data[at + 2] & 0xFF) << 16
                    | (data[at + 3] & 0xFF) << 24;
            hash = Integer.rotateLeft(hash ^ scrambled(block), 13) * 5 + 0xE6546B64;
        }
        int rest = 0;
        for (int i = to - 1; i >= at; i--) {
            rest = rest << 8 | (data[i] & 0xFF);
        }
        hash ^= scrambled(rest);
        hash ^= to - from;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;
    }

    private static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
