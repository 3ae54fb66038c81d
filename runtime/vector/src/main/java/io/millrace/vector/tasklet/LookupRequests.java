package io.millrace.vector.tasklet;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.Lookup.Attempts;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.TimeSource;
import io.millrace.model.spi.UnavailableException;
import io.millrace.vector.metrics.LookupMetrics;
import io.millrace.vector.operator.LookupOperator;
import io.millrace.vector.operator.LookupOperator.Question;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Requests to a table outside that are under way, each made again as often as the job says. Used by one thread; answers come on any. */
final class LookupRequests {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String node;
    private final String connector;
    private final Attempts attempts;
    private final LookupTable table;
    private final LookupAnswers answers;
    private final LookupOperator operator;
    private final LookupMetrics metrics;
    private final TimeSource time;
    private final List<Request> underWay = new ArrayList<>();
    private Runnable wake = () -> {};

    LookupRequests(
            Lookup lookup,
            LookupTable table,
            LookupAnswers answers,
            LookupOperator operator,
            LookupMetrics metrics,
            TimeSource time) {
        this.node = lookup.id();
        this.connector = lookup.table().connector();
        this.attempts = lookup.attempts();
        this.table = table;
        this.answers = answers;
        this.operator = operator;
        this.metrics = metrics;
        this.time = time;
    }

    private static final class Request {
        private final Question question;
        private final long askedNanos;
        private int failures;

        /** The answer to come, or null while the request waits to be made again. */
        private @Nullable CompletableFuture<EncodedRecords> answer;

        /** When the answer is too late, or when to make the request again. */
        private long dueNanos;

        Request(Question question, long askedNanos) {
            this.question = question;
            this.askedNanos = askedNanos;
        }
    }

    /** Has {@code wake} called when there is an answer. Before the first request. */
    void wakeBy(Runnable onAnswer) {
        wake = onAnswer;
    }

    void ask(Question question) {
        Request request = new Request(question, time.nanoTime());
        underWay.add(request);
        send(request);
    }

    private void send(Request request) {
        metrics.requested();
        request.dueNanos = time.nanoTime() + attempts.timeout().toNanos();
        CompletableFuture<EncodedRecords> answer =
                table.lookUp(request.question.keys()).toCompletableFuture();
        request.answer = answer;
        var unused = answer.whenComplete((records, failure) -> wake.run());
    }

    /**
     * Takes the answers that have come, and makes requests again that have failed or were not answered in time.
     *
     * @throws MillraceException if the table does not answer and the job is to fail then, or if it refuses to
     */
    void look() {
        if (underWay.isEmpty()) {
            return;
        }
        long now = time.nanoTime();
        Iterator<Request> each = underWay.iterator();
        while (each.hasNext()) {
            if (isSettled(each.next(), now)) {
                each.remove();
            }
        }
    }

    private boolean isSettled(Request request, long now) {
        CompletableFuture<EncodedRecords> answer = request.answer;
        boolean due = now - request.dueNanos >= 0;
        if (answer == null) {
            if (due) {
                send(request);
            }
            return false;
        }
        if (!answer.isDone()) {
            return due && isTooLate(request, answer, now);
        }
        try {
            EncodedRecords records = answer.join();
            metrics.answered(TimeUnit.NANOSECONDS.toMicros(now - request.askedNanos));
            answers.take(request.question, records, now);
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnavailableException unavailable) {
                return hasFailed(request, unavailable.reason(), now);
            }
            throw e;
        }
    }

    private boolean isTooLate(Request request, CompletableFuture<EncodedRecords> answer, long now) {
        answer.cancel(false);
        String message = "no answer within " + DurationText.format(attempts.timeout());
        return hasFailed(request, new MillraceException("LOOKUP_TIMEOUT", message), now);
    }

    /** Whether that was the last time. */
    private boolean hasFailed(Request request, MillraceException reason, long now) {
        metrics.failed();
        request.failures++;
        if (request.failures <= attempts.retries()) {
            request.answer = null;
            int doublings = Math.min(request.failures - 1, 30);
            request.dueNanos = now + Math.min(FIRST_PAUSE_NANOS << doublings, LONGEST_PAUSE_NANOS);
            return false;
        }
        return switch (attempts.onFailure()) {
            case FAIL ->
                throw new MillraceException(
                        "LOOKUP_FAILED",
                        "the lookup '" + node + "' has asked the " + connector + " table " + request.failures
                                + (request.failures == 1 ? " time" : " times") + " in vain: " + reason.describe(),
                        reason);
            case ABSENT -> {
                operator.giveUp(request.question.ids(), now);
                yield true;
            }
        };
    }
}
