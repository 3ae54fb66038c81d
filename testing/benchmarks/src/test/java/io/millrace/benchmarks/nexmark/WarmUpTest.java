package io.millrace.benchmarks.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final AtomicLong compiledMillis = new AtomicLong(100);
    private final WarmUp warmUp = new WarmUp(1000, compiledMillis::get);

    @Test
    void endsWhenTheCompilerIsQuietForASecond() {
        pass(0.6, 300);
        pass(0.9, 10);
        pass(0.6, 100);
        assertThat(warmUp.isDone()).isFalse();

        pass(0.5, 10);
        assertThat(warmUp.isDone()).isFalse();
        pass(0.5, 10);
        assertThat(warmUp.isDone()).isTrue();
    }

    @Test
    void isNotShorterThanAskedFor() {
        pass(0.3, 0);
        pass(0.3, 0);
        pass(0.3, 0);
        assertThat(warmUp.isDone()).isFalse();

        pass(0.3, 0);
        assertThat(warmUp.isDone()).isTrue();
    }

    @Test
    void waitsForTheCompilerFourTimesAsLongAtMost() {
        pass(1.9, 500);
        pass(1.9, 500);
        assertThat(warmUp.isDone()).isFalse();

        pass(0.9, 500);
        assertThat(warmUp.isDone()).isTrue();
    }

    private void pass(double seconds, long compiled) {
        compiledMillis.addAndGet(compiled);
        warmUp.add(new PassFigures(1, seconds, seconds, 0));
    }
}
