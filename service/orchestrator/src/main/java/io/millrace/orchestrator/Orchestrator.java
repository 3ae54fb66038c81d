package io.millrace.orchestrator;

import io.millrace.orchestrator.serving.RedisConnections;
import io.millrace.orchestrator.settings.InvalidSettings;
import io.millrace.orchestrator.settings.ListenAddress;
import io.millrace.orchestrator.settings.Settings;
import io.millrace.orchestrator.settings.SettingsReader;
import io.millrace.security.ApiKeys;
import io.millrace.security.CertificateAuthority;
import io.millrace.security.CredentialsException;
import io.millrace.security.HostNames;
import io.millrace.security.KeyAlgorithm;
import io.millrace.security.ServerCertificate;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The program. It prints one line to standard output when it is ready. It ends with status 2 if its settings are wrong, with 1 if it
 * cannot start for another reason; a line on standard error says why, and begins with a stable code.
 */
@QuarkusMain
public final class Orchestrator implements QuarkusApplication {

    private static final int FAILED = 1;
    private static final int INVALID_SETTINGS = 2;

    private final Settings settings;
    private final HttpServer listeners;
    private final RedisConnections redis;

    @Inject
    Orchestrator(Settings settings, HttpServer listeners, RedisConnections redis) {
        this.settings = settings;
        this.listeners = listeners;
        this.redis = redis;
    }

    /** Takes no arguments: every setting is an environment variable. */
    public static void main(String... arguments) {
        try {
            Settings settings = SettingsReader.read(System::getenv);
            QuarkusConfiguration.of(settings, certificate(settings)).forEach(System::setProperty);
            Quarkus.run(Orchestrator.class, (status, failure) -> ended(settings, status, failure), arguments);
        } catch (InvalidSettings e) {
            e.problems().forEach(problem -> complain("SETTING_INVALID: " + problem));
            System.exit(INVALID_SETTINGS);
        } catch (CredentialsException e) {
            complain(e.describe());
            System.exit(FAILED);
        }
    }

    @Override
    public int run(String... arguments) {
        // So that the first request does not wait for a connection, and the log says if there is none.
        redis.answers();
        String api = url(settings.api(), listeners.getSecurePort());
        String metrics = url(settings.metrics(), listeners.getManagementPort());
        System.out.println("Millrace orchestrator is ready: API " + api + "/api/v1, documentation " + api
                + "/swagger-ui, metrics " + metrics + "/metrics");
        System.out.flush();
        Quarkus.waitForExit();
        return 0;
    }

    private static ServerCertificate certificate(Settings settings) {
        Path directory = settings.credentialsDirectory();
        ApiKeys.openOrCreate(directory, Clock.systemUTC());
        Set<String> hosts = new TreeSet<>(HostNames.ofThisMachine());
        for (ListenAddress address : List.of(settings.api(), settings.metrics())) {
            if (!address.isEveryInterface()) {
                hosts.add(address.host());
            }
        }
        return CertificateAuthority.openOrCreate(directory, KeyAlgorithm.EC_P256, Clock.systemUTC())
                .serverCertificate("orchestrator", hosts);
    }

    /** Quarkus reports a port only if it chose it. */
    private static String url(ListenAddress address, int reportedPort) {
        return address.url(address.port() == 0 ? reportedPort : address.port());
    }

    private static void ended(Settings settings, int status, @Nullable Throwable failure) {
        if (failure == null) {
            System.exit(status);
        } else {
            complain(reason(settings, failure));
            System.exit(FAILED);
        }
    }

    private static String reason(Settings settings, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case QuarkusBindException taken -> portInUse(taken.getHost() + ":" + taken.getPort());
            // Quarkus gives the address only if it is that of the API.
            case BindException taken -> portInUse(settings.metrics().toString());
            default -> "START_FAILED: " + cause;
        };
    }

    private static String portInUse(String address) {
        return "PORT_IN_USE: " + address + " is in use by another program. End that program, or set LISTEN_URLS or"
                + " METRICS_LISTEN_URLS to another port; 0 takes a free one.";
    }

    private static void complain(String message) {
        System.err.println(message);
    }
}
