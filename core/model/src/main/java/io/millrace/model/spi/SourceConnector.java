package io.millrace.model.spi;

import io.millrace.model.data.Schema;
import io.millrace.model.option.OptionFault;
import io.millrace.model.option.Options;
import java.util.List;

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
     * Whether there is no outside: it makes up rows of the job's schema, which the format writes as records and then reads. It does not unless it
     * says otherwise.
     */
    default boolean makesRows() {
        return false;
    }

    /** What is wrong with options that are right one by one, or do not suit the schema; nothing unless it says otherwise. */
    default List<OptionFault> check(Options options, Schema schema) {
        return List.of();
    }

    /**
     * A source ready to list its splits. May block to reach the outside; called on a control thread. An engine that reads splits on several threads opens a source for
     * each, with a context of its own, and lists the splits of one of them.
     *
     * @throws io.millrace.model.error.MillraceException if the outside cannot be reached or lacks what the options name
     */
    Source open(Options options, SourceContext context);
}
