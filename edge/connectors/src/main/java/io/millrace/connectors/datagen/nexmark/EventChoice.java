package io.millrace.connectors.datagen.nexmark;

import java.util.Optional;

/** Which events are rows. */
public enum EventChoice {
    /** All of them, each kind in a ROW of its own. */
    ALL,
    PERSON,
    AUCTION,
    BID;

    /** The one kind that is chosen; empty if all are. */
    Optional<EventKind> kind() {
        return switch (this) {
            case ALL -> Optional.empty();
            case PERSON -> Optional.of(EventKind.PERSON);
            case AUCTION -> Optional.of(EventKind.AUCTION);
            case BID -> Optional.of(EventKind.BID);
        };
    }
}
