package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a set for each slot, through adding, merging and clearing, also where different values have equal hashes. */
class DistinctValuesTest {
    private static final int SLOTS = 20;

    /** @param hashes how many different hashes there are */
    @ParameterizedTest
    @CsvSource({"x, 0", "n, 0", "d, 0", "s, 0", "n, 3", "s, 3", "d, 3"})
    void hasTheValuesOfSets(String field, int hashes) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int index = EveryAggregate.INPUT.indexOf(field).orElseThrow();
        DistinctValues distinct = new DistinctValues(
                EveryAggregate.INPUT.field(index).type(), hashes == 0 ? new ValueHash() : new FewHashes(hashes));
        distinct.reserve(SLOTS);
        List<Set<Object>> expected = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            expected.add(new HashSet<>());
        }
        for (int round = 0; round < 60; round++) {
            int rows = random.nextInt(200);
            Batch batch = EveryAggregate.rows(rows, random);
            Column column = batch.column(index);
            List<@Nullable Object> values = EveryAggregate.values(column);
            int[] slots = random.ints(rows, 0, SLOTS).toArray();
            distinct.add(column, IntStream.range(0, rows).toArray(), slots, rows);
            for (int row = 0; row < rows; row++) {
                if (values.get(row) != null) {
                    expected.get(slots[row]).add(Objects.requireNonNull(values.get(row)));
                }
            }
            int from = random.nextInt(SLOTS);
            int to = (from + 1 + random.nextInt(SLOTS - 1)) % SLOTS;
            if (random.nextInt(3) == 0) {
                distinct.merge(new int[] {from}, new int[] {to}, 1);
                expected.get(to).addAll(expected.get(from));
            }
            if (random.nextInt(2) == 0) {
                distinct.clear(new int[] {from, to}, 2);
                expected.get(from).clear();
                expected.get(to).clear();
            }
            for (int slot = 0; slot < SLOTS; slot++) {
                assertThat(distinct.count(slot))
                        .as("seed " + seed)
                        .isEqualTo(expected.get(slot).size());
            }
        }
    }

    private static final class FewHashes extends ValueHash {
        private final int hashes;

        FewHashes(int hashes) {
            this.hashes = hashes;
        }

        @Override
        long[] hash(Column column, int[] rows, int count) {
            long[] few = super.hash(column, rows, count);
            for (int i = 0; i < count; i++) {
                few[rows[i]] = Math.floorMod(few[rows[i]], hashes);
            }
            return few;
        }
    }
}
