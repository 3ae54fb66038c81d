package io.millrace.analytics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.plan.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The windows that hold an instant are those that trying all of them finds, before the epoch, too. */
class SlicedWindowsTest {
    private static final long MICROS = 1000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @RepeatedTest(200)
    void slidingWindowsThatHoldAnInstant() {
        long size = random.nextLong(1, 61);
        long slide = random.nextLong(1, size + 1);
        long offset = random.nextLong(slide);
        SlicedWindows windows = SlicedWindows.of(new Window.Sliding(millis(size), millis(slide), millis(offset)));

        for (long time = -150; time < 150; time++) {
            List<Long> ends = new ArrayList<>();
            for (long start = -300 * slide + offset; start <= time; start += slide) {
                if (time < start + size) {
                    ends.add(start + size);
                }
            }
            assertWindows(windows, time, ends, end -> end - size);
        }
    }

    @RepeatedTest(200)
    void cumulativeWindowsThatHoldAnInstant() {
        long step = random.nextLong(1, 10);
        long size = step * random.nextLong(1, 10);
        long offset = random.nextLong(size);
        SlicedWindows windows = SlicedWindows.of(new Window.Cumulative(millis(size), millis(step), millis(offset)));

        for (long time = -150; time < 150; time++) {
            long start = Math.floorDiv(time - offset, size) * size + offset;
            List<Long> ends = new ArrayList<>();
            for (long end = start + step; end <= start + size; end += step) {
                if (time < end) {
                    ends.add(end);
                }
            }
            assertWindows(windows, time, ends, end -> start);
        }
    }

    private interface StartOf {
        long of(long end);
    }

    private void assertWindows(SlicedWindows windows, long time, List<Long> ends, StartOf starts) {
        String what = "seed " + seed + ", " + time;
        long slice = windows.sliceStart(time * MICROS + random.nextInt(1000));
        assertThat(time).as(what).isBetween(slice, windows.sliceEnd(slice) - 1);
        assertThat(windows.lastEnd(slice)).as(what).isEqualTo(ends.getLast());
        List<Long> found = new ArrayList<>();
        for (long end = windows.endAfter(slice); end <= windows.lastEnd(slice); end = windows.endAfter(end)) {
            found.add(end);
            assertThat(windows.startOf(end)).as(what).isEqualTo(starts.of(end));
        }
        assertThat(found).as(what).isEqualTo(ends);
    }

    @Test
    void tumblingWindowsAreSlices() {
        SlicedWindows windows = SlicedWindows.of(new Window.Tumbling(millis(60), millis(15)));

        assertThat(windows.isSingleSlice()).isTrue();
        assertThat(windows.sliceStart(14_999)).isEqualTo(-45);
        assertThat(windows.sliceStart(-45_001)).isEqualTo(-105);
        assertThat(windows.lastEnd(15)).isEqualTo(75).isEqualTo(windows.sliceEnd(15));
        assertThat(windows.startOf(75)).isEqualTo(15);
    }

    @Test
    void refusesWindowsThatLeaveGapsOrDoNotEndTogether() {
        assertThatThrownBy(() -> new SlidingWindows(10, 11, 0)).hasMessageContaining("at most the size");
        assertThatThrownBy(() -> new SlidingWindows(10, 5, 5)).hasMessageContaining("less than the slide");
        assertThatThrownBy(() -> new CumulativeWindows(10, 4, 0)).hasMessageContaining("a multiple of the step");
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
