package io.millrace.vector.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeenKeysTest {
    private static final Schema SCHEMA = Schema.of(Field.required("key", Scalar.BIGINT));
    private final KeyHash hash = new KeyHash();

    @Test
    void aKeyIsKnownForATtl() {
        KnownKeys keys = new KnownKeys(SCHEMA.fields(), 10, 1);

        assertThat(admit(keys, new long[] {7, 7, 8, 7}, new long[] {1000, 2000, 3000, 10_999}))
                .containsExactly(0, 2);
        assertThat(admit(keys, new long[] {7, 7, 8}, new long[] {11_000, 500, 12_999}))
                .containsExactly(0);
        assertThat(keys.size()).isEqualTo(2);
    }

    @Test
    void forgetsWhatNoRowInTimeAsksFor() {
        KnownKeys keys = new KnownKeys(SCHEMA.fields(), 1000, 1);
        SplittableRandom random = new SplittableRandom(3);
        for (long now = 0; now < 100_000; now += 100) {
            long[] batch = random.longs(64, 0, 1_000_000).toArray();
            long[] times = new long[64];
            Arrays.fill(times, now * 1000);
            admit(keys, batch, times);
            keys.forget(now);
            assertThat(keys.size()).isLessThanOrEqualTo(64 * 12);
        }
        // One from the far future does not keep others.
        admit(keys, new long[] {-1, -2}, new long[] {Long.MAX_VALUE - 5, 100_000_000});
        keys.forget(200_000);
        assertThat(keys.size()).isEqualTo(1);
        keys.forget(Long.MAX_VALUE);
        assertThat(keys.size()).isZero();
    }

    @Test
    void aBloomFilterHasTheRateThatItIsMadeFor() {
        for (double rate : new double[] {0.1, 0.01, 0.001}) {
            BloomFilter filter = BloomFilter.of(20_000, rate);
            SplittableRandom random = new SplittableRandom(5);
            long[] hashes = random.longs(20_000).toArray();
            Arrays.stream(hashes).forEach(filter::add);
            assertThat(Arrays.stream(hashes)).allMatch(filter::holds);
            long wrong = random.longs(200_000).filter(filter::holds).count();
            assertThat(wrong / 200_000.0).isBetween(rate / 2, rate * 1.5);
        }
        assertThatThrownBy(() -> BloomFilter.of(1_000_000_000_000L, 0.01)).hasMessageContaining("more than 1 GiB");
    }

    @Test
    void generationsOfBloomFiltersRememberForATtlAndForgetInTwo() {
        BloomGenerations keys = new BloomGenerations(1000, 100, 1e-6);

        assertThat(admit(keys, new long[] {1, 2, 1}, new long[] {999_000, 0, 1_998_000}))
                .containsExactly(0, 1);
        keys.forget(1999);
        assertThat(admit(keys, new long[] {1, 2}, new long[] {1_999_000, 1_999_000}))
                .isEmpty();
        keys.forget(2000);
        assertThat(admit(keys, new long[] {1, 2}, new long[] {2_000_000, 2_000_000}))
                .containsExactly(0, 1);
    }

    private int[] admit(SeenKeys seen, long[] keys, long[] timesMicros) {
        Column[] columns = {new LongColumn(keys, keys.length, Validity.ALL)};
        Batch batch = Batch.of(SCHEMA, List.of(columns), keys.length).select(Selection.all(keys.length));
        int[] kept = new int[keys.length];
        return Arrays.copyOf(kept, seen.admit(batch, columns, hash.hash(columns, batch), timesMicros, kept));
    }
}
