package io.millrace.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * Asks a broker for its API versions, the first request of any client. A broker in KRaft mode opens its port only when it has
 * caught up with the metadata and has been admitted, so an answer means that topics can be made and used.
 */
final class KafkaProbe {
    private static final int TIMEOUT_MS = 1_000;
    private static final short API_VERSIONS = 18;
    private static final int CORRELATION_ID = 1;

    private KafkaProbe() {}

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(LoopbackPort.address(port), TIMEOUT_MS);
            DataOutputStream request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(10); // length of what follows
            request.writeShort(API_VERSIONS);
            request.writeShort(0); // version of the request
            request.writeInt(CORRELATION_ID);
            request.writeShort(-1); // no client id
            request.flush();
            DataInputStream response = new DataInputStream(socket.getInputStream());
            response.readInt(); // length
            return response.readInt() == CORRELATION_ID && response.readShort() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
