package io.millrace.model.job;

import io.millrace.model.state.Snapshot;
import java.util.concurrent.CompletionStage;

/** One run of a job on an engine. Safe to call from any thread. */
public interface JobRun {
    JobStatus status();

    /** The counters of this moment. */
    JobMetrics metrics();

    /**
     * Completes when the run has ended and everything it opened is closed: with the last metrics if the input ended or the
     * run was stopped, exceptionally with a {@link io.millrace.model.error.MillraceException} if it failed.
     */
    CompletionStage<JobMetrics> completion();

    /**
     * Takes a snapshot while the job goes on. Completes when all nodes have given theirs; exceptionally with code {@code SNAPSHOT_UNDER_WAY} if another
     * one is, and with {@code SNAPSHOT_FAILED} if the run ends before.
     */
    CompletionStage<Snapshot> snapshot();

    /**
     * Stops reading, lets what was read reach the sinks, and ends the run. Open windows are not fired. Returns at once; does nothing if
     * the run has ended.
     */
    void stop();
}
