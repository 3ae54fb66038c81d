package io.millrace.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {
    private static final int TIMEOUT_MS = 10_000;

    private final Path parent;

    TlsTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @ParameterizedTest
    @EnumSource
    void clientsThatTrustTheAuthorityGetThrough(KeyAlgorithm algorithm) throws Exception {
        CertificateAuthority authority = authority("one", algorithm);
        ServerCertificate server = authority.serverCertificate("server", HostNames.ofThisMachine());

        for (String host : new String[] {"localhost", "127.0.0.1"}) {
            assertThat(handshake(server, authority.trustingContext(), host)).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void clientsCheckTheName() {
        CertificateAuthority authority = authority("one", KeyAlgorithm.EC_P256);
        ServerCertificate server = authority.serverCertificate("server", Set.of("box.example"));

        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> handshake(server, authority.trustingContext(), "localhost"))
                .withMessageContaining("localhost");
    }

    @Test
    void clientsOfAnotherAuthorityRefuse() {
        ServerCertificate server =
                authority("one", KeyAlgorithm.EC_P256).serverCertificate("server", HostNames.ofThisMachine());
        CertificateAuthority other = authority("other", KeyAlgorithm.EC_P256);

        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> handshake(server, other.trustingContext(), "localhost"));
    }

    private CertificateAuthority authority(String name, KeyAlgorithm algorithm) {
        return CertificateAuthority.openOrCreate(parent.resolve(name), algorithm, Clock.systemUTC());
    }

    /** The protocol that a client and a server on the loopback interface agree on. */
    private static String handshake(ServerCertificate certificate, SSLContext client, String host)
            throws IOException, InterruptedException, ExecutionException {
        try (SSLServerSocket listener = (SSLServerSocket) certificate
                .servingContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            listener.setEnabledProtocols(new String[] {"TLSv1.3"});
            listener.setSoTimeout(TIMEOUT_MS);
            CompletableFuture<Integer> server = CompletableFuture.supplyAsync(() -> answer(listener));
            try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(host, listener.getLocalPort())) {
                socket.setSoTimeout(TIMEOUT_MS);
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(41);
                assertThat(socket.getInputStream().read()).isEqualTo(42);
                assertThat(server.get()).isEqualTo(41);
                return socket.getSession().getProtocol();
            }
        }
    }

    private static int answer(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            int question = socket.getInputStream().read();
            socket.getOutputStream().write(question + 1);
            return question;
        } catch (IOException e) {
            return -1;
        }
    }
}
