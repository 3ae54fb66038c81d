package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expressions.ComparisonCompiler.ConstantTest;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstantTextTest {
    private static final int SEEDS = 2000;

    @Test
    void keepsWhatStringsSay() {
        int kept = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = text(random, 20);
            List<String> values = new ArrayList<>();
            for (int row = 0; row < 40; row++) {
                values.add(
                        switch (random.nextInt(4)) {
                            case 0 -> text;
                            case 1 -> text + text(random, 9);
                            case 2 -> text(random, 9) + text;
                            default -> text(random, 20);
                        });
            }
            BytesColumn column = column(values);
            ConstantText constant = new ConstantText(text.getBytes(StandardCharsets.UTF_8));
            Selection some = Selection.of(
                    IntStream.range(0, values.size())
                            .filter(row -> random.nextBoolean())
                            .toArray(),
                    random.nextInt(10));
            for (Selection rows : List.of(Selection.all(values.size()), some)) {
                kept += check(constant.isStart(), column, rows, values, value -> value.startsWith(text), seed);
                kept += check(constant.isEnd(), column, rows, values, value -> value.endsWith(text), seed);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                kept += check(ConstantText.equal(bytes, true), column, rows, values, text::equals, seed);
                kept += check(
                        ConstantText.equal(bytes, false), column, rows, values, value -> !text.equals(value), seed);
            }
        }
        assertThat(kept).isGreaterThan(SEEDS);
    }

    private static int check(
            ConstantTest test,
            BytesColumn column,
            Selection rows,
            List<String> values,
            Predicate<String> expected,
            int seed) {
        int[] out = new int[rows.count()];
        int count = test.keep(column, rows, out);
        assertThat(Arrays.copyOf(out, count))
                .as("seed %d", seed)
                .isEqualTo(Arrays.stream(rows.rows(), 0, rows.count())
                        .filter(row -> expected.test(values.get(row)))
                        .toArray());
        return count;
    }

    /** The bytes end with the last value, so that a word behind it would be out of bounds. */
    private static BytesColumn column(List<String> values) {
        BytesColumnBuilder builder = new BytesColumnBuilder(values.size());
        values.forEach(value -> builder.append(value.getBytes(StandardCharsets.UTF_8)));
        BytesColumn built = builder.build();
        return new BytesColumn(
                Arrays.copyOf(built.data(), built.offsets()[values.size()]),
                built.offsets(),
                values.size(),
                built.validity());
    }

    private static String text(SplittableRandom random, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); text.length() < length; ) {
            text.append(random.nextInt(8) == 0 ? 'ä' : 'a');
        }
        return text.toString();
    }
}
