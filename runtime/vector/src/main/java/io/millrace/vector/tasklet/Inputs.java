package io.millrace.vector.tasklet;

import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels that lead into a tasklet, looked at by turns so that none has to wait for the others. A barrier is given out when it has come through all
 * channels that are open; from those that it has come through nothing is taken meanwhile. Used by one thread.
 */
final class Inputs implements Elements {
    private final List<Channel> channels;
    private final boolean[] ended;
    private final boolean[] waiting;
    private int open;
    private int waitingCount;
    private StreamElement.@Nullable Barrier barrier;
    private int last = -1;

    Inputs(List<Channel> channels) {
        this.channels = List.copyOf(channels);
        this.ended = new boolean[channels.size()];
        this.waiting = new boolean[channels.size()];
        this.open = channels.size();
    }

    @Override
    public void wakeBy(Runnable wake) {
        channels.forEach(channel -> channel.wakeConsumer(wake));
    }

    /** How many channels there are. */
    int size() {
        return channels.size();
    }

    @Override
    public boolean isAtEnd() {
        return open == 0;
    }

    @Override
    public int last() {
        return last;
    }

    @Override
    public @Nullable StreamElement poll() {
        if (barrier != null && waitingCount == open) {
            return passBarrier(barrier);
        }
        for (int i = 0; i < channels.size(); i++) {
            last = last + 1 == channels.size() ? 0 : last + 1;
            StreamElement element =
                    ended[last] || waiting[last] ? null : channels.get(last).poll();
            if (element instanceof StreamElement.Barrier arrived) {
                barrier = arrived;
                waiting[last] = true;
                waitingCount++;
                if (waitingCount == open) {
                    return passBarrier(arrived);
                }
            } else if (element != null) {
                if (element instanceof StreamElement.End) {
                    ended[last] = true;
                    open--;
                }
                return element;
            }
        }
        return null;
    }

    private StreamElement passBarrier(StreamElement.Barrier aligned) {
        Arrays.fill(waiting, false);
        waitingCount = 0;
        barrier = null;
        return aligned;
    }
}
