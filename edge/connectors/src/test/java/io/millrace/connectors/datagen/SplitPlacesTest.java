package io.millrace.connectors.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitPlacesTest {
    @Test
    void splitsTakeTurnsByCycle() {
        SplitPlaces second = new SplitPlaces(1, 3, 2, 17, 0);

        assertThat(all(second, 100)).containsExactly(2L, 3L, 8L, 9L, 14L, 15L);
        assertThat(second.isEnded()).isTrue();
        assertThat(second.taken()).isEqualTo(6);
    }

    @Test
    void whatIsBehindTheLimitIsLeft() {
        SplitPlaces places = new SplitPlaces(0, 1, 5, 100, 0);
        long[] into = new long[50];

        assertThat(places.take(3, into)).isEqualTo(3);
        assertThat(places.take(3, into)).isZero();
        assertThat(places.take(7, into)).isEqualTo(4);
        assertThat(into).startsWith(3, 4, 5, 6);
        assertThat(places.next()).isEqualTo(7);
    }

    @Property(tries = 200)
    void togetherTheyHaveEachPlaceOnceFromAnyPositionOn(
            @ForAll @IntRange(min = 1, max = 7) int splits,
            @ForAll @IntRange(min = 1, max = 9) int cycle,
            @ForAll @IntRange(min = 1, max = 300) int end,
            @ForAll @IntRange(min = 1, max = 40) int batch) {
        List<Long> together = new ArrayList<>();
        for (int split = 0; split < splits; split++) {
            List<Long> whole = all(new SplitPlaces(split, splits, cycle, end, 0), batch);
            for (int taken = 0; taken <= whole.size(); taken += 11) {
                assertThat(all(new SplitPlaces(split, splits, cycle, end, taken), batch))
                        .isEqualTo(whole.subList(taken, whole.size()));
            }
            together.addAll(whole);
        }

        assertThat(together.stream().sorted())
                .containsExactlyElementsOf(LongStream.range(0, end).boxed().toList());
    }

    private static List<Long> all(SplitPlaces places, int batch) {
        List<Long> all = new ArrayList<>();
        long[] into = new long[batch];
        for (int count = places.take(Long.MAX_VALUE, into); count > 0; count = places.take(Long.MAX_VALUE, into)) {
            for (int i = 0; i < count; i++) {
                all.add(into[i]);
            }
        }
        return all;
    }
}
