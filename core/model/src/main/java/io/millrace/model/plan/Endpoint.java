package io.millrace.model.plan;

import io.millrace.model.option.Options;
import java.util.Optional;

/**
 * A place outside, by the name of its connector.
 *
 * @param format how records are written there; empty if the connector takes columns as they are
 */
public record Endpoint(String connector, Options options, Optional<FormatRef> format) {

    /** A format by name. */
    public record FormatRef(String name, Options options) {}
}
