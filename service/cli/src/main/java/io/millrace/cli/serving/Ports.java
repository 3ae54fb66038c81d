package io.millrace.cli.serving;

import io.millrace.model.error.MillraceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Chooses ports on the loopback interface. */
public final class Ports {
    private static final int LARGEST = 65_535;

    private Ports() {}

    /**
     * A port that is free at this moment: the one asked for; if none was, the usual one; if that is taken, any.
     *
     * @param asked by the user; 0 is any
     * @param option how the user asks for one, for messages
     * @param messages takes a line if it is not the usual port
     * @throws MillraceException {@code PORT_IN_USE} if the port asked for is taken, {@code PORT_INVALID} if it is none
     */
    public static int choose(OptionalInt asked, int usual, String option, Consumer<String> messages) {
        if (asked.isPresent()) {
            int port = asked.getAsInt();
            if (port < 0 || port > LARGEST) {
                throw new MillraceException(
                        "PORT_INVALID", "a port is a number from 0 (any) to " + LARGEST + ", found " + port);
            }
            OptionalInt free = bound(port);
            return free.orElseThrow(() -> new MillraceException(
                    "PORT_IN_USE",
                    "the port " + port + " is taken by another program; end that, or give another port with " + option
                            + " (0 for any)"));
        }
        OptionalInt free = bound(usual);
        if (free.isPresent()) {
            return usual;
        }
        int other = bound(0).orElseThrow(() -> new MillraceException("PORT_IN_USE", "no port is free on 127.0.0.1"));
        messages.accept("port " + usual + " is taken by another program, using " + other + " instead (choose with "
                + option + ")");
        return other;
    }

    private static OptionalInt bound(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return OptionalInt.of(socket.getLocalPort());
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }
}
