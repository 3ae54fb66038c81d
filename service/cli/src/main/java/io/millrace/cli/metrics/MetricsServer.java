package io.millrace.cli.metrics;

import com.sun.net.httpserver.HttpsConfigurator;
import io.millrace.cli.serving.Ports;
import io.millrace.model.error.MillraceException;
import io.millrace.security.CertificateAuthority;
import io.millrace.security.KeyAlgorithm;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.Set;

/** Answers Prometheus over HTTPS, on the loopback interface only. */
public final class MetricsServer implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";
    private static final int USUAL_PORT = 9090;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Path certificateFile;
    private final HTTPServer server;

    private MetricsServer(int port, CertificateAuthority authority) throws IOException {
        this.certificateFile = authority.certificateFile();
        this.server = HTTPServer.builder()
                .inetAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .httpsConfigurator(new HttpsConfigurator(authority
                        .serverCertificate("run", Set.of(ADDRESS, "localhost"))
                        .servingContext()))
                .registry(registry)
                .buildAndStart();
    }

    /**
     * Starts it, without metrics yet.
     *
     * @param port 0 for any
     * @param credentials a directory for the certificate and its authority, which are made if need be
     * @throws MillraceException {@code PORT_IN_USE} or {@code PORT_INVALID}
     */
    public static MetricsServer start(int port, Path credentials) {
        int free = Ports.choose(OptionalInt.of(port), USUAL_PORT, "--metrics-port", message -> {});
        CertificateAuthority authority =
                CertificateAuthority.openOrCreate(credentials, KeyAlgorithm.EC_P256, Clock.systemUTC());
        try {
            return new MetricsServer(free, authority);
        } catch (IOException e) {
            throw new MillraceException(
                    "PORT_IN_USE", "the metrics cannot be served on port " + free + ": " + e.getMessage(), e);
        }
    }

    /** Serves these metrics, too. */
    public void add(MultiCollector metrics) {
        registry.register(metrics);
    }

    /** Where Prometheus finds the metrics. */
    public URI metrics() {
        return URI.create("https://" + ADDRESS + ":" + server.getPort() + "/metrics");
    }

    /** The certificate that Prometheus has to trust, in PEM. */
    public Path certificateFile() {
        return certificateFile;
    }

    @Override
    public void close() {
        server.close();
    }
}
