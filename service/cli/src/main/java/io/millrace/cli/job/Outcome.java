package io.millrace.cli.job;

import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobStatus;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a run ended.
 *
 * @param metrics the last counters
 * @param failure why it failed, if it did
 * @param signal the number of the signal that ended it before its input had ended
 */
public record Outcome(JobStatus status, JobMetrics metrics, Optional<Throwable> failure, OptionalInt signal) {}
