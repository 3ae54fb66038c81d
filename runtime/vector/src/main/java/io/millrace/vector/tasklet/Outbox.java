package io.millrace.vector.tasklet;

import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tasklet gives out. What finds no room in its channel waits here; a tasklet takes no more input until all of it is
 * gone, so that what waits is bounded by the output of one step of work. Used by one thread.
 */
final class Outbox {
    private final List<Lane> lanes = new ArrayList<>();

    /** Adds a channel and gives the number to address it by. */
    int connect(Channel channel) {
        lanes.add(new Lane(channel, new ArrayDeque<>()));
        return lanes.size() - 1;
    }

    void wakeBy(Runnable wake) {
        lanes.forEach(lane -> lane.channel().wakeProducer(wake));
    }

    void send(int lane, StreamElement element) {
        lanes.get(lane).send(element);
    }

    void sendToAll(StreamElement element) {
        for (Lane lane : lanes) {
            lane.send(element);
        }
    }

    /** Moves what waits; returns whether nothing is left. */
    boolean flush() {
        boolean empty = true;
        for (Lane lane : lanes) {
            empty &= lane.flush();
        }
        return empty;
    }

    private record Lane(Channel channel, ArrayDeque<StreamElement> waiting) {
        void send(StreamElement element) {
            if (!waiting.isEmpty() || !channel.offer(element)) {
                waiting.add(element);
            }
        }

        boolean flush() {
            while (!waiting.isEmpty() && channel.offer(waiting.element())) {
                waiting.remove();
            }
            return waiting.isEmpty();
        }
    }
}
