package io.millrace.vector.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.plan.EventTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceLeadTest {
    private static final long PATIENCE = 20;

    private final SourceTime source = new SourceTime(EventTime.of("at"), new SourceAlignment(Optional.empty()));
    private final SourceLead lead = new SourceLead(source.join(), PATIENCE, 0);

    @Test
    void aTaskletByItselfIsNeverAhead() {
        assertThat(slicesUntilItWaits(1000)).isEqualTo(1000);
    }

    @Test
    void waitsWhenItIsManySlicesAheadUntilTheOthersAreWhereItWas() {
        SourceTime.Part other = source.join();
        other.behind(0);

        int slices = slicesUntilItWaits(1000);

        assertThat(slices).isBetween(1, 999);
        other.behind(100);
        assertThat(lead.isTooLong(0)).isFalse();
        other.behind(0);
        other.leave();
        assertThat(lead.isTooLong(0)).isFalse();
    }

    @Test
    void waitsNoLongerThanItsPatienceForOthersThatDoNotGoOn() {
        SourceTime.Part other = source.join();
        other.behind(0);
        slicesUntilItWaits(1000);

        assertThat(lead.isTooLong(PATIENCE - 1)).isTrue();
        other.behind(1);
        lead.take(5000);
        assertThat(lead.isTooLong(PATIENCE)).isTrue();
        assertThat(lead.isTooLong(2 * PATIENCE - 1)).isTrue();
        assertThat(lead.isTooLong(2 * PATIENCE)).isFalse();
    }

    /** Slice n is at n + 1 milliseconds. */
    private int slicesUntilItWaits(int most) {
        for (int slice = 0; slice < most; slice++) {
            if (lead.isTooLong(0)) {
                return slice;
            }
            lead.take(slice + 1);
        }
        return most;
    }
}
