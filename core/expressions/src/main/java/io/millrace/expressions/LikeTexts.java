package io.millrace.expressions;

import io.millrace.expressions.ComparisonCompiler.WithConstant;
import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.expression.LikePattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * LIKE with a pattern of texts and any-texts only, which is a search for one text behind the other: in UTF-8 a text stands where its
 * bytes stand.
 *
 * @param prefix what it starts with
 * @param middle what stands behind that, in this order
 * @param suffix what it ends with, behind all the others
 * @param whole whether there is nothing but the prefix
 */
record LikeTexts(byte[] prefix, List<byte[]> middle, byte[] suffix, boolean whole) {
    private static final byte[] NOTHING = new byte[0];

    /** Empty if the pattern has parts that stand for one character. */
    static Optional<LikeTexts> of(LikePattern pattern) {
        List<LikePattern.Part> parts = pattern.parts();
        if (parts.isEmpty() || parts.contains(new LikePattern.AnyCharacter())) {
            return Optional.empty();
        }
        byte[] prefix = text(parts.getFirst());
        boolean whole = parts.size() == 1 && prefix.length > 0;
        byte[] suffix = whole ? NOTHING : text(parts.getLast());
        List<byte[]> middle = parts.subList(1, Math.max(1, parts.size() - 1)).stream()
                .map(LikeTexts::text)
                .filter(text -> text.length > 0)
                .toList();
        return Optional.of(new LikeTexts(prefix, middle, suffix, whole));
    }

    private static byte[] text(LikePattern.Part part) {
        return part instanceof LikePattern.Text(String text) ? Constant.utf8(text) : NOTHING;
    }

    ColumnFunction function(ColumnFunction operand) {
        if (middle.isEmpty() && suffix.length == 0 && !whole) {
            return new WithConstant(operand, new ConstantText(prefix).isStart());
        }
        if (middle.isEmpty() && prefix.length == 0) {
            return new WithConstant(operand, new ConstantText(suffix).isEnd());
        }
        ByteKernels kernels = Kernels.active().bytes();
        boolean anywhere = prefix.length == 0 && suffix.length == 0 && middle.size() == 1;
        if (anywhere) {
            Occurrences occurrences = new Occurrences(middle.getFirst(), kernels);
            return PerRow.booleans(List.of(operand), occurrences.inFirst(columns -> occurrences::in));
        }
        return PerRow.booleans(List.of(operand), columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return row -> matches(text.data(), text.start(row), text.offsets()[row + 1], kernels);
        });
    }

    private boolean matches(byte[] data, int start, int end, ByteKernels kernels) {
        int length = end - start;
        if (whole ? length != prefix.length : length < prefix.length + suffix.length) {
            return false;
        }
        if (!standsAt(prefix, data, start) || !standsAt(suffix, data, end - suffix.length)) {
            return false;
        }
        int at = start + prefix.length;
        for (byte[] text : middle) {
            int found = kernels.indexOf(data, at, end - suffix.length, text);
            if (found < 0) {
                return false;
            }
            at = found + text.length;
        }
        return true;
    }

    private static boolean standsAt(byte[] text, byte[] data, int at) {
        return Arrays.equals(data, at, at + text.length, text, 0, text.length);
    }
}
