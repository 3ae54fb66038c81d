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
import java.util.ArrayList;
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

    /** As when several instances take all filters in, and each gives them out again. */
    @Test
    void filtersOfOneStretchOfTimeBecomeOne() {
        List<Batch> saved = new ArrayList<>();
        for (long key = 0; key < 3; key++) {
            BloomGenerations instance = new BloomGenerations(1000, 100, 1e-6);
            admit(instance, new long[] {key}, new long[] {5000});
            instance.save((table, rows) -> saved.add(rows));
        }
        BloomGenerations restored = new BloomGenerations(1000, 100, 1e-6);
        saved.forEach(restored::restore);

        assertThat(admit(restored, new long[] {0, 1, 2, 3}, new long[] {5000, 5000, 5000, 5000}))
                .containsExactly(3);
        saved.clear();
        restored.save((table, rows) -> saved.add(rows));
        assertThat(saved).hasSize(1);
    }

    /** One instance has an old copy of a key of another. */
    @Test
    void theLatestOfSeveralCopiesOfAKeyCounts() {
        List<Batch> saved = new ArrayList<>();
        for (long time : new long[] {9000, 2000}) {
            Fingerprints instance = new Fingerprints(10);
            admit(instance, new long[] {7}, new long[] {time});
            instance.save((table, rows) -> saved.add(rows));
        }
        Fingerprints restored = new Fingerprints(10);
        saved.forEach(restored::restore);

        assertThat(admit(restored, new long[] {7, 7}, new long[] {18_999, 19_000}))
                .containsExactly(1);
    }

    /** Keys of one column and of several, with nulls: the two halves of a fingerprint have nothing to do with each other. */
    @Test
    void secondHashesDifferFromTheFirst() {
        long[] keys = new SplittableRandom(8).longs(4096, -50, 50).toArray();
        LongColumn column = new LongColumn(keys, keys.length, Validity.ALL);
        Column[] both = {column, column};
        Batch batch = Batch.of(SCHEMA, List.of(column), keys.length);
        long[] first = hash.hash(both, batch).clone();
        long[] second = new SecondKeyHash().hash(both, batch);

        assertThat(Arrays.stream(second, 0, keys.length).distinct().count())
                .isEqualTo(Arrays.stream(keys).distinct().count());
        int equalBits = 0;
        for (int i = 0; i < keys.length; i++) {
            equalBits += Long.bitCount(~(first[i] ^ second[i]));
        }
        assertThat(equalBits / (double) keys.length).isBetween(30.0, 34.0);
    }

    private int[] admit(SeenKeys seen, long[] keys, long[] timesMicros) {
        Column[] columns = {new LongColumn(keys, keys.length, Validity.ALL)};
        Batch batch = Batch.of(SCHEMA, List.of(columns), keys.length).select(Selection.all(keys.length));
        int[] kept = new int[keys.length];
        return Arrays.copyOf(kept, seen.admit(batch, columns, hash.hash(columns, batch), timesMicros, kept));
    }
}
