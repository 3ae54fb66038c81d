package io.millrace.cli.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and its like. The first signal asks for an orderly end, which the command brings about; the second one ends the
 * process on the spot (child processes end with it, see {@link io.millrace.embedded.ChildProcess}).
 */
public final class Interrupts {
    private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final CompletableFuture<Integer> first = new CompletableFuture<>();

    /** Completes with the number of the signal, if one ever comes. */
    public CompletableFuture<Integer> first() {
        return first;
    }

    /** Takes the signals of this process. */
    public static Interrupts ofProcess() {
        Interrupts interrupts = new Interrupts();
        SIGNALS.forEach(interrupts::take);
        return interrupts;
    }

    /** As if the signal had come. */
    void signal(int number) {
        if (!first.complete(number)) {
            Runtime.getRuntime().halt(ExitCode.SIGNAL + number);
        }
    }

    /**
     * By reflection, because javac warns of {@code sun.misc.Signal} in a way that cannot be suppressed; it is exported for
     * lack of a successor (JEP 260), and shutdown hooks know nothing of a second signal.
     */
    private void take(String name) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            int number = (int) signalType.getMethod("getNumber").invoke(signal);
            InvocationHandler onSignal = (proxy, method, arguments) -> {
                signal(number);
                return null;
            };
            Object handler =
                    Proxy.newProxyInstance(handlerType.getClassLoader(), new Class<?>[] {handlerType}, onSignal);
            signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            // The JVM's own handling remains: the process ends at once, and its children with it.
            LOG.info("No orderly end on SIG{}: {}", name, e.toString());
        }
    }
}
