package io.millrace.api;

import io.millrace.model.plan.Edge.Port;
import java.util.List;
import java.util.Optional;

/** A source, step or sink of a job that is being built. */
final class Draft {
    final Kind kind;
    final Settings settings;
    final List<Input> inputs;
    final Place place;

    /** As the program gave it; else it is made of the type, when the job is bound. */
    Optional<String> id;

    enum Kind {
        SOURCE("sources", "connector"),
        STEP("steps", "type"),
        SINK("sinks", "connector");

        /** The list in job files. */
        final String section;

        /** The field whose value makes ids. */
        final String selector;

        Kind(String section, String selector) {
            this.section = section;
            this.selector = selector;
        }
    }

    /** An output of another draft. */
    record Input(Draft draft, Port port) {}

    Draft(Kind kind, Optional<String> id, Settings settings, List<Input> inputs) {
        this.kind = kind;
        this.id = id;
        this.settings = settings;
        this.inputs = List.copyOf(inputs);
        this.place = Place.ofCaller();
    }
}
