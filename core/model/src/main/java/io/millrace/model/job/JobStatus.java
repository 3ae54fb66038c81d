package io.millrace.model.job;

/** Where a job stands in its life. */
public enum JobStatus {
    CREATED,
    VALIDATING,
    DEPLOYING,
    STARTING,
    RUNNING,
    PAUSED,
    RESUMING,
    STOPPING,
    STOPPED,
    RESTARTING,
    FAILED;

    /** Whether nothing more happens by itself. */
    public boolean isEnd() {
        return this == STOPPED || this == FAILED;
    }
}
