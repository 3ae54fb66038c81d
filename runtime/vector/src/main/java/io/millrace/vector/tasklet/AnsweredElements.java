package io.millrace.vector.tasklet;

import io.millrace.model.spi.TimeSource;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.operator.LookupOperator;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What comes to a lookup, held back until the keys of rows have been answered, and in the order in which it came: watermarks, barriers and the end of input wait for the rows
 * before them, so that nothing is under way where a snapshot is taken. Used by one thread.
 */
final class AnsweredElements implements Elements {
    /** So many batches wait for answers at once, and what comes between them. */
    private static final int MOST_WAITING = 16;

    private final Elements elements;
    private final LookupOperator operator;
    private final LookupRequests requests;
    private final TimeSource time;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int last = -1;

    /** @param channel that the element came from */
    private record Waiting(StreamElement element, int channel) {}

    AnsweredElements(Elements elements, LookupOperator operator, LookupRequests requests, TimeSource time) {
        this.elements = elements;
        this.operator = operator;
        this.requests = requests;
        this.time = time;
    }

    @Override
    public void wakeBy(Runnable wake) {
        elements.wakeBy(wake);
        requests.wakeBy(wake);
    }

    @Override
    public boolean isAtEnd() {
        return waiting.isEmpty() && elements.isAtEnd();
    }

    @Override
    public int last() {
        return last;
    }

    @Override
    public @Nullable StreamElement poll() {
        requests.look();
        take();
        Waiting first = waiting.peek();
        if (first == null || (first.element() instanceof StreamElement.Rows && !operator.isReady())) {
            return null;
        }
        waiting.remove();
        last = first.channel();
        return first.element();
    }

    private void take() {
        while (waiting.size() < MOST_WAITING) {
            StreamElement element = elements.poll();
            if (element == null) {
                return;
            }
            if (element instanceof StreamElement.Rows rows) {
                LookupOperator.Question question = operator.announce(rows.batch(), time.nanoTime());
                if (!question.isEmpty()) {
                    requests.ask(question);
                }
            }
            waiting.add(new Waiting(element, elements.last()));
        }
    }
}
