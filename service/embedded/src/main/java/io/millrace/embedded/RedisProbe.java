package io.millrace.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis server for a sign of life. */
final class RedisProbe {
    private static final int TIMEOUT_MS = 1_000;

    private RedisProbe() {}

    /** Whether the server takes the password (empty: none) and answers a ping. While it loads its data it does not. */
    static boolean answers(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(LoopbackPort.address(port), TIMEOUT_MS);
            String authentication = password.isEmpty() ? "" : "AUTH " + password + "\r\n";
            socket.getOutputStream().write((authentication + "PING\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return (password.isEmpty() || "+OK".equals(answer.readLine())) && "+PONG".equals(answer.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
