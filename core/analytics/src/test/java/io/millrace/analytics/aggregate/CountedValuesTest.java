package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Validity;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With less memory than values, counts are too small by no more than is said, and that is within its bound, merged or not. */
class CountedValuesTest {
    @ParameterizedTest
    @CsvSource({"2, 100", "10, 1000", "100, 100000", "64, 60", "1000, 50000"})
    void lackNoMoreThanTheirBound(int capacity, int range) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        CountedValues counted = new CountedValues(Scalar.BIGINT, capacity);
        counted.reserve(2);
        Map<Long, Long> exact = new HashMap<>();
        int rows = 3000;
        int rounds = 20;
        for (int round = 0; round < rounds; round++) {
            long[] values = new long[rows];
            for (int i = 0; i < rows; i++) {
                // Small numbers are frequent.
                values[i] = (long) (range * Math.pow(random.nextDouble(), 6));
                exact.merge(values[i], 1L, Long::sum);
            }
            Column column = new LongColumn(values, rows, Validity.ALL);
            int[] slots = random.ints(rows, 0, 2).toArray();
            counted.add(column, IntStream.range(0, rows).toArray(), slots, rows);
        }
        counted.merge(new int[] {0}, new int[] {1}, 1);

        long lack = counted.lack(1);
        Map<Long, Long> found = counts(counted, 1);
        assertThat(found).as("seed %d", seed).hasSizeLessThanOrEqualTo(capacity);
        assertThat(lack).as("seed %d", seed).isLessThanOrEqualTo(2L * rows * rounds / capacity);
        exact.forEach((value, count) -> assertThat(found.getOrDefault(value, 0L))
                .as("seed %d, %d", seed, value)
                .isBetween(count - lack, count));
        if (range <= capacity) {
            assertThat(lack).isZero();
        }

        counted.clear(new int[] {0, 1}, 2);
        assertThat(counts(counted, 1)).isEmpty();
        assertThat(counted.lack(1)).isZero();
    }

    private static Map<Long, Long> counts(CountedValues counted, int slot) {
        Map<Long, Long> counts = new HashMap<>();
        SlotEntries entries = counted.entries();
        for (int entry = entries.first(slot); entry != SlotEntries.NONE; entry = entries.next(entry)) {
            LongColumnBuilder value = new LongColumnBuilder(1);
            entries.append(entry, value);
            counts.put(value.build().values()[0], counted.count(entry));
        }
        return counts;
    }
}
