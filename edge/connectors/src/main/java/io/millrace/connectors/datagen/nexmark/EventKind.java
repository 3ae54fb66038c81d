package io.millrace.connectors.datagen.nexmark;

/** What happens, in the order in which it comes within a cycle. */
enum EventKind {
    PERSON(0),
    AUCTION(1),
    BID(2);

    private final int code;

    EventKind(int code) {
        this.code = code;
    }

    /** The value of {@code event_type}. */
    int code() {
        return code;
    }
}
