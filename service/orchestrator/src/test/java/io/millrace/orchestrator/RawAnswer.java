package io.millrace.orchestrator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** The answer to a request as no HTTP client would send it. */
record RawAnswer(String statusLine, String body) {

    static RawAnswer to(RunningOrchestrator orchestrator, String requestLine) throws IOException {
        URI api = orchestrator.api();
        try (SSLSocket socket =
                (SSLSocket) orchestrator.trust().getSocketFactory().createSocket(api.getHost(), api.getPort())) {
            String request = requestLine + "\r\nHost: " + api.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new RawAnswer(answer.lines().findFirst().orElse(""), end < 0 ? "" : answer.substring(end + 4));
        }
    }
}
