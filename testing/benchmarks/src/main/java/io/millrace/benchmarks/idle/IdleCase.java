package io.millrace.benchmarks.idle;

import com.sun.management.OperatingSystemMXBean;
import io.millrace.benchmarks.CaseProcess;
import io.millrace.model.job.JobRun;
import io.millrace.model.job.JobStatus;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import io.millrace.vector.clock.TimerScheduler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs a job for a while and reports what its process takes of a core. */
final class IdleCase {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final double PERCENT = 100;

    private IdleCase() {}

    /** Arguments: the job, and the address of Kafka. */
    public static void main(String[] args) throws IOException {
        Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", args[1], "KAFKA_SSL_ENABLED", "false");
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (TimerScheduler scheduler = new TimerScheduler(e -> System.err.println("timer: " + e))) {
            JobRun run = new VectorEngine()
                    .start(
                            IdleJob.valueOf(args[0]).plan(),
                            new EngineContext(Catalog.installed(), ".", environment, new SystemTime(), scheduler));
            await(START_NANOS);
            long processor = system.getProcessCpuTime();
            long clock = System.nanoTime();
            await(MEASURED_NANOS);
            double percent = PERCENT * (system.getProcessCpuTime() - processor) / (System.nanoTime() - clock);
            boolean running = run.status() == JobStatus.RUNNING;
            run.stop();
            run.completion().toCompletableFuture().join();
            CaseProcess.report(Map.of("percent", percent, "running", running));
        }
    }

    private static void await(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
