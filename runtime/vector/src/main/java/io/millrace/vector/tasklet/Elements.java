package io.millrace.vector.tasklet;

import io.millrace.vector.channel.StreamElement;
import org.jspecify.annotations.Nullable;

/** What comes to a step, one after the other. Used by one thread. */
interface Elements {
    void wakeBy(Runnable wake);

    /** Whether nothing more will come. */
    boolean isAtEnd();

    /** The channel that the last element came from; of a barrier any. */
    int last();

    /** The next element, or null if there is none now. */
    @Nullable StreamElement poll();
}
