package io.millrace.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * The standard error that the user gave us. The JVM greets on standard error with a warning about the incubating vector module
 * before any code of ours runs, so the script hands it a filter there and the real one as another file descriptor.
 */
public final class StandardError {
    /** The system property with the number of the descriptor; without it standard error is what it seems. */
    public static final String PROPERTY = "millrace.stderr";

    private StandardError() {}

    public static PrintStream open() {
        Integer number = Integer.getInteger(PROPERTY);
        if (number == null) {
            return System.err;
        }
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return new PrintStream(new FileOutputStream(constructor.newInstance(number)), true, StandardCharsets.UTF_8);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A JDK that no longer lets us in: what we write passes the filter too and arrives a moment later.
            return System.err;
        }
    }
}
