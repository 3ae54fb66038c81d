package io.millrace.cli.progress;

import io.millrace.model.job.JobMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One job as one line: how far, how fast, what went wrong. Keeps the sample before, for the rate between the two. */
final class ProgressLine {
    private static final int BAR_CELLS = 16;
    private static final DateTimeFormatter EVENT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** The year 10000; a watermark behind it says that the input has ended. */
    private static final long END_OF_TIME_MILLIS = 253_402_300_800_000L;

    private final String label;
    private long eventsBefore;
    private long nanosBefore;

    /** @param label the job's name, padded by the caller so that lines align */
    ProgressLine(String label) {
        this.label = label;
    }

    String render(JobMetrics metrics) {
        List<String> parts = new ArrayList<>();
        metrics.lag().ifPresent(lag -> parts.add(bar(metrics.eventsIn(), lag)));
        parts.add(Quantity.count(metrics.eventsIn()) + " records");
        parts.add(Quantity.rate(rate(metrics)));
        metrics.watermarkMillis().ifPresent(millis -> parts.add("watermark " + eventTime(millis)));
        metrics.lag().ifPresent(lag -> parts.add("lag " + Quantity.count(lag)));
        parts.add("late " + Quantity.count(metrics.lateEvents()));
        parts.add("dead letters " + Quantity.count(metrics.deadLetters()));
        parts.add(Quantity.clock(Duration.ofNanos(metrics.elapsedNanos())));
        return label + "  " + String.join("  ", parts);
    }

    private static String eventTime(long millis) {
        return millis < END_OF_TIME_MILLIS ? EVENT_TIME.format(Instant.ofEpochMilli(millis)) : "at the end";
    }

    private double rate(JobMetrics metrics) {
        double rate = Quantity.perSecond(metrics.eventsIn() - eventsBefore, metrics.elapsedNanos() - nanosBefore);
        eventsBefore = metrics.eventsIn();
        nanosBefore = metrics.elapsedNanos();
        return rate;
    }

    private static String bar(long done, long lag) {
        long all = done + lag;
        double share = all == 0 ? 1 : (double) done / all;
        int full = (int) (share * BAR_CELLS);
        return String.format(
                Locale.ROOT, "[%s%s] %3d%%", "#".repeat(full), "-".repeat(BAR_CELLS - full), (int) (share * 100));
    }
}
