package io.millrace.model.spi;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads splits for one tasklet, which alone calls it. Nothing here blocks: a blocking client runs on a thread of the
 * reader's own, hands over through a bounded queue, and reports its failure by {@link ConnectorContext#failure()}.
 */
public interface SourceReader extends AutoCloseable {
    /** The next records of some split, or null if there are none right now. */
    @Nullable RawRecords poll();

    /** Whether everything there is has been polled and nothing will come. Never true for an unbounded source. */
    boolean isFinished();

    /** The numbers of the splits that have been polled to their end; ended splits no longer hold watermarks back. */
    List<Integer> finishedSplits();

    /**
     * Whether, as far as is known without asking anybody, everything that the outside has of this split has been polled. Only such a
     * split may be taken for idle: one that merely waits its turn still holds the watermark back.
     */
    boolean isCaughtUp(int split);

    /** For each split, the position behind the last record polled. */
    Map<Split, Position> positions();

    /** Stops or resumes delivery of a split that is ahead of the others; what is on its way may still come. */
    void setPaused(int split, boolean paused);

    /** How many records wait outside, if that is known without asking anybody. */
    OptionalLong lag();

    @Override
    void close();
}
