package io.millrace.model.spi;

import io.millrace.model.option.Options;

/** Makes sources of one kind. */
public non-sealed interface SourceConnector extends Connector {
    /**
     * Whether it delivers a stream of bytes that must be cut into records by the format's framer. It does not unless it says
     * otherwise.
     */
    default boolean needsFraming() {
        return false;
    }

    /**
     * A source ready to list its splits. May block to reach the outside; called on a control thread.
     *
     * @throws io.millrace.model.error.MillraceException if the outside cannot be reached or lacks what the options name
     */
    Source open(Options options, SourceContext context);
}
