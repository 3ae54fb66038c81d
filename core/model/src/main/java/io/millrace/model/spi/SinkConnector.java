package io.millrace.model.spi;

import io.millrace.model.option.Options;

/** Makes sinks of one kind. */
public non-sealed interface SinkConnector extends Connector {
    /**
     * Whether its sinks write encoded records, so that a format is needed; otherwise they take columns as they are. They do
     * unless it says otherwise.
     */
    default boolean needsFormat() {
        return true;
    }

    /**
     * A sink ready to be written to. May block to reach the outside; called on a control thread.
     *
     * @throws io.millrace.model.error.MillraceException if the outside cannot be reached or lacks what the options name
     */
    Sink open(Options options, SinkContext context);
}
