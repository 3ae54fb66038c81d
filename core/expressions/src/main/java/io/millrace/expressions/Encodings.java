package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Utf8Check;
import java.util.Arrays;
import java.util.List;

/** Base64, hexadecimal digits and URLs, to and fro. What is none is null. */
final class Encodings {
    private static final byte[] BASE64 = base64();

    /** Values of the characters of Base64, -1 for all others. */
    private static final byte[] BASE64_VALUES = values(BASE64);

    private static final byte[] UPPER = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    private Encodings() {}

    static ColumnFunction hex(List<ColumnFunction> operand) {
        return PerRow.texts(operand, columns -> {
            BytesColumn bytes = PerRow.text(columns[0]);
            return (row, out) -> {
                Hex.write(bytes.data(), bytes.start(row), bytes.offsets()[row + 1], out);
                return true;
            };
        });
    }

    static ColumnFunction fromHex(List<ColumnFunction> operand) {
        return PerRow.texts(operand, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            byte[] data = text.data();
            return (row, out) -> {
                int end = text.offsets()[row + 1];
                if (text.length(row) % 2 != 0 || !isHex(data, text.start(row), end)) {
                    return false;
                }
                for (int at = text.start(row); at < end; at += 2) {
                    out.write((byte) (Hex.digit(data[at]) << 4 | Hex.digit(data[at + 1])));
                }
                return true;
            };
        });
    }

    private static boolean isHex(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Hex.digit(data[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    static ColumnFunction base64(List<ColumnFunction> operand) {
        return PerRow.texts(operand, columns -> {
            BytesColumn bytes = PerRow.text(columns[0]);
            byte[] data = bytes.data();
            return (row, out) -> {
                int end = bytes.offsets()[row + 1];
                int at = bytes.start(row);
                for (; end - at >= 3; at += 3) {
                    writeGroup((data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF), 4, out);
                }
                if (end - at == 2) {
                    writeGroup((data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8, 3, out);
                } else if (end - at == 1) {
                    writeGroup((data[at] & 0xFF) << 16, 2, out);
                }
                return true;
            };
        });
    }

    /** Writes the first characters of 24 bits, and padding up to four. */
    private static void writeGroup(int bits, int characters, BytesColumnBuilder out) {
        for (int i = 0; i < 4; i++) {
            out.write(i < characters ? BASE64[(bits >> (18 - 6 * i)) & 0x3F] : (byte) '=');
        }
    }

    static ColumnFunction fromBase64(List<ColumnFunction> operand) {
        return PerRow.texts(operand, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            byte[] data = text.data();
            return (row, out) -> {
                int start = text.start(row);
                int end = withoutPadding(data, start, text.offsets()[row + 1]);
                int rest = (end - start) % 4;
                if (end < 0 || rest == 1 || !isBase64(data, start, end)) {
                    return false;
                }
                int spare = rest == 2 ? 0xF : rest == 3 ? 0x3 : 0;
                if (spare != 0 && (BASE64_VALUES[data[end - 1]] & spare) != 0) {
                    return false;
                }
                int bits = 0;
                for (int at = start; at < end; at++) {
                    bits = bits << 6 | BASE64_VALUES[data[at]];
                    int read = (at - start) % 4;
                    if (read > 0) {
                        out.write((byte) (bits >> (6 - 2 * read)));
                    }
                }
                return true;
            };
        });
    }

    /** The end without the padding; negative if there is some that does not belong there. */
    private static int withoutPadding(byte[] data, int start, int end) {
        int to = end;
        while (to > start && data[to - 1] == '=') {
            to--;
        }
        int padding = end - to;
        return padding == 0 || (padding < 3 && (end - start) % 4 == 0) ? to : -1;
    }

    private static boolean isBase64(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] < 0 || BASE64_VALUES[data[i]] < 0) {
                return false;
            }
        }
        return true;
    }

    static ColumnFunction url(List<ColumnFunction> operand) {
        return PerRow.texts(operand, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            byte[] data = text.data();
            return (row, out) -> {
                int end = text.offsets()[row + 1];
                for (int at = text.start(row); at < end; at++) {
                    byte character = data[at];
                    if (isPlain(character)) {
                        out.write(character);
                    } else {
                        out.write((byte) '%');
                        out.write(UPPER[character >> 4 & 0xF]);
                        out.write(UPPER[character & 0xF]);
                    }
                }
                return true;
            };
        });
    }

    private static boolean isPlain(byte c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    }

    static ColumnFunction fromUrl(List<ColumnFunction> operand) {
        Scratch scratch = new Scratch();
        return PerRow.texts(operand, columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return (row, out) -> {
                int length = scratch.decode(text.data(), text.start(row), text.offsets()[row + 1]);
                if (length < 0 || !Utf8Check.isWellFormed(scratch.bytes, 0, length)) {
                    return false;
                }
                out.write(scratch.bytes, 0, length);
                return true;
            };
        });
    }

    /** Where a value is decoded before it is known to be right. */
    private static final class Scratch {
        private byte[] bytes = new byte[64];

        /** The number of bytes decoded, or -1. */
        int decode(byte[] data, int from, int to) {
            if (bytes.length < to - from) {
                bytes = new byte[Math.max(to - from, 2 * bytes.length)];
            }
            int length = 0;
            for (int at = from; at < to; at++) {
                byte character = data[at];
                if (character == '%') {
                    int high = to - at > 2 ? Hex.digit(data[at + 1]) : -1;
                    int low = to - at > 2 ? Hex.digit(data[at + 2]) : -1;
                    if (high < 0 || low < 0) {
                        return -1;
                    }
                    character = (byte) (high << 4 | low);
                    at += 2;
                }
                bytes[length++] = character;
            }
            return length;
        }
    }

    private static byte[] base64() {
        byte[] characters = new byte[64];
        for (int i = 0; i < 26; i++) {
            characters[i] = (byte) ('A' + i);
            characters[26 + i] = (byte) ('a' + i);
        }
        for (int i = 0; i < 10; i++) {
            characters[52 + i] = (byte) ('0' + i);
        }
        characters[62] = '+';
        characters[63] = '/';
        return characters;
    }

    private static byte[] values(byte[] characters) {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < characters.length; i++) {
            values[characters[i]] = (byte) i;
        }
        return values;
    }
}
