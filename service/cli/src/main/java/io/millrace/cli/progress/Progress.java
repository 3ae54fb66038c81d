package io.millrace.cli.progress;

import io.millrace.cli.terminal.Display;
import io.millrace.cli.terminal.Terminal;
import io.millrace.model.job.JobRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows running jobs, a line each, until it is closed. Safe to call from any thread. */
public final class Progress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration REDRAW_PERIOD = Duration.ofMillis(250);
    private static final Duration PLAIN_PERIOD = Duration.ofSeconds(5);

    private final Display display;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private final Map<JobRun, ProgressLine> lines = new LinkedHashMap<>();

    Progress(Display display) {
        this.display = display;
    }

    /** Shows nothing until a job is added: on a terminal four times a second, otherwise every five seconds. */
    public static Progress start(Terminal terminal, Display display) {
        Progress progress = new Progress(display);
        Duration period = terminal.columns().isPresent() ? REDRAW_PERIOD : PLAIN_PERIOD;
        Future<?> unused = progress.timer.scheduleAtFixedRate(
                progress::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return progress;
    }

    /** Shows the job from now on. */
    public synchronized void add(String label, JobRun run) {
        lines.put(run, new ProgressLine(label));
    }

    /** Shows the job no longer. */
    public synchronized void remove(JobRun run) {
        lines.remove(run);
        display.clear();
    }

    /** Shows the state of this moment. A failure ends neither the job nor the display. */
    synchronized void tick() {
        if (lines.isEmpty()) {
            return;
        }
        try {
            List<String> rendered = new ArrayList<>();
            lines.forEach((run, line) -> rendered.add(line.render(run.metrics())));
            display.update(rendered);
        } catch (RuntimeException e) {
            LOG.warn("Cannot show progress", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            lines.clear();
            display.clear();
        }
    }
}
