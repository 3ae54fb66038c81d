package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.LikePattern;
import java.util.List;
import java.util.stream.IntStream;

/**
 * LIKE. Text is compared a code point at a time; where it differs, the last any-text takes one more. That is enough,
 * because a later one can take all that an earlier one could.
 */
final class Like {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    /** Code points, and what stands for others. */
    private final int[] pattern;

    private Like(int[] pattern) {
        this.pattern = pattern;
    }

    static ColumnFunction of(Expression.Call call, ColumnFunction operand) {
        LikePattern pattern = LikePattern.parse(ConstantArguments.text(call, 1), ConstantArguments.text(call, 2, ""))
                .orElseThrow(() -> Errors.malformed(call));
        return LikeTexts.of(pattern).map(texts -> texts.function(operand)).orElseGet(() -> new Like(compile(pattern))
                .function(operand));
    }

    private ColumnFunction function(ColumnFunction operand) {
        return PerRow.booleans(List.of(operand), columns -> {
            BytesColumn text = PerRow.text(columns[0]);
            return row -> matches(text.data(), text.start(row), text.offsets()[row + 1]);
        });
    }

    private static int[] compile(LikePattern pattern) {
        return pattern.parts().stream()
                .flatMapToInt(part -> switch (part) {
                    case LikePattern.AnyText ignored -> IntStream.of(ANY_TEXT);
                    case LikePattern.AnyCharacter ignored -> IntStream.of(ANY_CHARACTER);
                    case LikePattern.Text(String text) -> text.codePoints();
                })
                .toArray();
    }

    private boolean matches(byte[] data, int start, int end) {
        int at = start;
        int next = 0;
        int retry = -1;
        int retryAt = start;
        while (at < end) {
            if (next < pattern.length && pattern[next] == ANY_TEXT) {
                retry = ++next;
                retryAt = at;
            } else if (next < pattern.length
                    && (pattern[next] == ANY_CHARACTER || pattern[next] == Utf8.codePoint(data, at))) {
                next++;
                at += Utf8.width(data[at]);
            } else if (retry >= 0) {
                retryAt += Utf8.width(data[retryAt]);
                at = retryAt;
                next = retry;
            } else {
                return false;
            }
        }
        while (next < pattern.length && pattern[next] == ANY_TEXT) {
            next++;
        }
        return next == pattern.length;
    }
}
