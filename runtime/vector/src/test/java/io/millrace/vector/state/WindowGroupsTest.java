package io.millrace.vector.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WindowGroupsTest {

    /** Random rows and firings, with few slices open at once or many, against plain maps: every group gets one slot, a window gives out exactly its groups, in order of time. */
    @Property(tries = 100)
    void behavesLikeAMapOfMaps(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int keyCount,
            @ForAll @IntRange(min = 1, max = 30) int openAtOnce) {
        Random random = new Random(seed);
        KeyTable keys = new KeyTable(List.of(Scalar.BIGINT));
        KeyHash hash = new KeyHash();
        WindowGroups groups = new WindowGroups(keys);
        TreeMap<Long, Map<Integer, Integer>> expected = new TreeMap<>();
        int highest = 0;
        for (int step = 0; step < 200; step++) {
            int count = 1 + random.nextInt(50);
            long[] values = random.longs(count, 0, keyCount).toArray();
            Column[] columns = {new LongColumn(values, count, Validity.ALL)};
            int[] ids = new int[count];
            keys.intern(
                    columns,
                    hash.hash(columns, Batch.of(Schema.of(), List.of(), count)),
                    Selection.all(count).rows(),
                    count,
                    ids);
            int[] windows = new int[count];
            int[] slots = new int[count];
            long[] starts = new long[count];
            for (int i = 0; i < count; i++) {
                starts[i] = (step / 10 + random.nextInt(openAtOnce)) * 60_000L;
                windows[i] = groups.slice(starts[i]);
            }
            groups.slots(windows, ids, count, slots);
            for (int i = 0; i < count; i++) {
                Integer known = expected.computeIfAbsent(starts[i], s -> new HashMap<>())
                        .putIfAbsent(ids[i], slots[i]);
                assertThat(slots[i]).isEqualTo(known == null ? slots[i] : known);
            }
            int open = expected.values().stream().mapToInt(Map::size).sum();
            highest = Math.max(highest, open);
            assertThat(expected.values().stream()
                            .flatMap(m -> m.values().stream())
                            .distinct()
                            .count())
                    .isEqualTo(open);
            while (!groups.isEmpty() && random.nextInt(3) == 0) {
                fireEarliest(groups, expected, 1 + random.nextInt(40));
            }
        }
        while (!groups.isEmpty()) {
            fireEarliest(groups, expected, 7);
        }
        assertThat(expected).isEmpty();
        assertThat(groups.slotLimit()).isLessThanOrEqualTo(highest);
    }

    private static void fireEarliest(
            WindowGroups groups, NavigableMap<Long, Map<Integer, Integer>> expected, int atOnce) {
        long start = groups.earliestStart();
        assertThat(start).isEqualTo(expected.firstKey());
        Map<Integer, Integer> window = expected.remove(start);
        while (!groups.isEmpty() && groups.earliestStart() == start) {
            int[] taken = new int[atOnce];
            int count = groups.take(taken, 0);
            int[] ids = new int[count];
            groups.keys(taken, count, ids);
            for (int i = 0; i < count; i++) {
                assertThat(window.remove(ids[i])).isEqualTo(taken[i]);
            }
            groups.free(taken, count);
        }
        assertThat(window).isEmpty();
    }
}
