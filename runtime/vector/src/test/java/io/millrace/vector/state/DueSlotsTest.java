package io.millrace.vector.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that is due is taken, once, and nothing that is not even near. */
class DueSlotsTest {
    private static final int WIDTH = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slotsComeUpWhenTheyAreDue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DueSlots slots = new DueSlots(WIDTH);
        Map<Integer, Long> waiting = new TreeMap<>();
        int added = 0;
        long now = -5000;
        for (int round = 0; round < 300; round++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                long due = now + 1 + random.nextLong(i == 1 ? 20_000 : 500);
                waiting.put(added, due);
                slots.add(added++, due);
            }
            now += random.nextInt(3) == 0 ? 0 : random.nextLong(round % 50 == 0 ? 5000 : 150);
            takeAll(slots, waiting, now);
        }
        takeAll(slots, waiting, Long.MAX_VALUE);
        assertThat(waiting).isEmpty();
    }

    private static void takeAll(DueSlots slots, Map<Integer, Long> waiting, long now) {
        for (int slot = slots.take(now); slot != DueSlots.NONE; slot = slots.take(now)) {
            long due = Objects.requireNonNull(waiting.get(slot));
            assertThat(due - now).isLessThan(WIDTH);
            if (due > now) {
                slots.add(slot, due);
            } else {
                waiting.remove(slot);
            }
        }
        assertThat(waiting.values()).allMatch(due -> due > now);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 5000})
    void thereMayBeAsManyBucketsAsSlots(int count) {
        DueSlots slots = new DueSlots(1);
        IntStream.range(0, count).forEach(slot -> slots.add(slot, slot));

        assertThat(IntStream.range(0, count).map(slot -> slots.take(count)))
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
        assertThat(slots.take(count)).isEqualTo(DueSlots.NONE);
    }
}
