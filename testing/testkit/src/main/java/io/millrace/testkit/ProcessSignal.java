package io.millrace.testkit;

import java.io.IOException;

/** Sends signals to processes, such as STOP to one that is to freeze. */
public final class ProcessSignal {
    private ProcessSignal() {}

    /** @param name without SIG, such as {@code STOP} or {@code CONT} */
    public static void send(ProcessHandle process, String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " " + process.pid() + " ended with " + code);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
