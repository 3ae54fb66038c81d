package io.millrace.api.connector;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.util.Map;

/**
 * Sinks that give rows to one program.
 *
 * @param subscribers by the id of the sink
 */
public record InProcessSinkConnector(Map<String, Subscriber<?>> subscribers) implements SinkConnector {
    public InProcessSinkConnector {
        subscribers = Map.copyOf(subscribers);
    }

    @Override
    public String name() {
        return InProcessSourceConnector.NAME;
    }

    @Override
    public String description() {
        return "Gives rows to the program that runs the job.";
    }

    @Override
    public boolean needsFormat() {
        return false;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        Subscriber<?> subscriber = subscribers.get(context.connector().node());
        if (subscriber == null) {
            throw new MillraceException(
                    "NOT_IN_THIS_PROCESS",
                    "sink '" + context.connector().node()
                            + "' gives its rows to the Java program that the job is from");
        }
        return new SubscriberSink<>(subscriber, context);
    }
}
