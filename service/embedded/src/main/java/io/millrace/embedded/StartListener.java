package io.millrace.embedded;

import java.time.Duration;

/** Hears how a start proceeds, for a progress line. Called by the thread that starts the program. */
public interface StartListener {
    /** Hears nothing. */
    StartListener SILENT = new StartListener() {
        @Override
        public void starting(String program) {}

        @Override
        public void ready(String program, Duration elapsed) {}
    };

    /** A program, such as {@code Kafka}, is being started. */
    void starting(String program);

    /** The program answers requests. A start that fails ends in an exception instead. */
    void ready(String program, Duration elapsed);
}
