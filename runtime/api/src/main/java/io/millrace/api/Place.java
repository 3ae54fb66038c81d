package io.millrace.api;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Objects;

/** A line of the program that builds a job. */
record Place(String file, int line) {
    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    /** The line that called into this package. */
    static Place ofCaller() {
        return STACK.walk(frames -> frames.filter(frame -> !isOurs(frame.getDeclaringClass()))
                .findFirst()
                .map(Place::of)
                .orElseThrow());
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackage().equals(Place.class.getPackage());
    }

    private static Place of(StackFrame frame) {
        String file = Objects.requireNonNullElse(frame.getFileName(), frame.getClassName());
        return new Place(file, Math.max(frame.getLineNumber(), 1));
    }
}
