package io.millrace.cli.services;

import io.millrace.cli.progress.Quantity;
import io.millrace.cli.terminal.Display;
import io.millrace.embedded.StartListener;
import java.time.Duration;
import java.util.List;

/** Tells the user which programs are being started for him. */
public final class StartMessages implements StartListener {
    private final Display display;

    public StartMessages(Display display) {
        this.display = display;
    }

    @Override
    public void starting(String program) {
        display.update(List.of("starting " + program + " ..."));
    }

    @Override
    public void ready(String program, Duration elapsed) {
        display.message("started " + program + " in " + Quantity.seconds(elapsed));
    }
}
