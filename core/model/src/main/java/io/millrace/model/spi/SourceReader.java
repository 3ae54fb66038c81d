package io.millrace.model.spi;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads splits for one tasklet, which alone calls it and decides which split it wants records of: it takes those that are
 * behind in event time first. Nothing here blocks: a blocking client runs on a thread of the reader's own, hands over
 * through a bounded queue for each split, so that one that is left waiting does not stop the others, and reports its
 * failure by {@link ConnectorContext#failure()}. Splits are numbered as in {@link Source#read}.
 */
public interface SourceReader extends AutoCloseable {
    /** The next records of a split, or null if there are none right now. */
    @Nullable RawRecords poll(int split);

    /**
     * Has {@code wake} called, on any thread, whenever there may be something new to poll; to be called once, before the first poll. A reader that cannot tell gives
     * false, and is asked again and again.
     */
    default boolean wakeBy(Runnable wake) {
        return false;
    }

    /** Whether a split has been polled to its end and nothing more will come of it. Never true for an unbounded source. */
    boolean isFinished(int split);

    /**
     * Whether, as far as is known without asking anybody, everything that the outside has of this split has been polled. Only such a
     * split may be taken for idle: one that merely waits its turn still holds the watermark back.
     */
    boolean isCaughtUp(int split);

    /** For each split, the position behind the last record polled. */
    Map<Split, Position> positions();

    /** How many records wait outside, if that is known without asking anybody. */
    OptionalLong lag();

    @Override
    void close();
}
