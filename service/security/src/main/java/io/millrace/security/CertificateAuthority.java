package io.millrace.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate authority of one installation. It is made at first start and kept in a directory: {@code ca.crt}, which
 * clients are told to trust, and {@code ca.key}. It signs the certificates of our listeners.
 */
public final class CertificateAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateAuthority.class);
    private static final String NAME = "ca";
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3_650);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(365);
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(60);

    private final CredentialsDirectory directory;
    private final KeyAlgorithm algorithm;
    private final Clock clock;
    private final SignedKey authority;

    private CertificateAuthority(
            CredentialsDirectory directory, KeyAlgorithm algorithm, Clock clock, SignedKey authority) {
        this.directory = directory;
        this.algorithm = algorithm;
        this.clock = clock;
        this.authority = authority;
    }

    /**
     * Opens the authority in a directory, or makes it if there is none. Several processes may do so at the same time and get
     * the same one.
     *
     * @param directory made if it does not exist, readable by its owner only
     * @param algorithm of the keys made from now on; an authority that exists is used with the key it has
     * @throws CredentialsException if the directory cannot be used or its authority is damaged
     */
    public static CertificateAuthority openOrCreate(Path directory, KeyAlgorithm algorithm, Clock clock) {
        CredentialsDirectory files = new CredentialsDirectory(directory);
        SignedKey authority = files.exclusively(() -> loadOrMake(files, algorithm, clock.instant()));
        return new CertificateAuthority(files, algorithm, clock, authority);
    }

    /** The certificate that a client has to trust. */
    public X509Certificate certificate() {
        return authority.certificate();
    }

    /** The file with that certificate, in PEM. */
    public Path certificateFile() {
        return directory.file(NAME + ".crt");
    }

    /** A TLS context for clients: trusts what this authority signed and nothing else. */
    public SSLContext trustingContext() {
        return Tls.trusting(certificate());
    }

    /**
     * The certificate of a server and its key, made or renewed if need be: when there is none yet, when it ends within 60 days,
     * does not hold all the names, or is not of this authority. It is kept in {@code NAME.crt} and {@code NAME.key}.
     *
     * @param name the server's name, letters, digits and dashes
     * @param hosts the DNS names and IP addresses by which clients reach it, at least one
     */
    public ServerCertificate serverCertificate(String name, Set<String> hosts) {
        if (!name.matches("[a-z0-9-]+") || name.equals(NAME)) {
            throw new IllegalArgumentException(
                    "The name of a server is lower-case letters, digits and dashes, and not ca; found " + name);
        }
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("A server is reached by at least one name");
        }
        SignedKey server = directory.exclusively(() -> loadOrMakeServer(name, hosts));
        return new ServerCertificate(
                directory.file(name + ".crt"), directory.file(name + ".key"), server.chain(), server.key());
    }

    private static SignedKey loadOrMake(CredentialsDirectory files, KeyAlgorithm algorithm, Instant now) {
        if (Files.exists(files.file(NAME + ".crt"))) {
            SignedKey loaded = load(files);
            if (lasts(loaded.certificate(), now)) {
                return loaded;
            }
            LOG.warn(
                    "The certificate authority in {} ends soon: making a new one, which clients must be told to trust",
                    files.file(NAME + ".crt"));
        }
        SignedKey made = CertificateMaker.authority(algorithm, now, AUTHORITY_VALIDITY);
        made.save(files, NAME);
        return made;
    }

    private static SignedKey load(CredentialsDirectory files) {
        try {
            return SignedKey.load(files, NAME);
        } catch (GeneralSecurityException e) {
            throw new CredentialsException(
                    CredentialsException.Code.CREDENTIALS_DAMAGED,
                    "The certificate authority in " + files.file(NAME + ".crt") + " and " + files.file(NAME + ".key")
                            + " is damaged (" + e.getMessage()
                            + "). Restore both files, or delete both: then a new one is"
                            + " made, which clients must be told to trust.",
                    e);
        }
    }

    private SignedKey loadOrMakeServer(String name, Set<String> hosts) {
        Instant now = clock.instant();
        if (Files.exists(directory.file(name + ".crt")) && Files.exists(directory.file(name + ".key"))) {
            try {
                SignedKey loaded = SignedKey.load(directory, name);
                if (serves(loaded, hosts, now)) {
                    return loaded;
                }
                LOG.info("Renewing the certificate of {}", name);
            } catch (GeneralSecurityException e) {
                LOG.warn("The certificate of {} is damaged: making a new one", name, e);
            }
        }
        SignedKey made = CertificateMaker.server(authority, algorithm, hosts, now, SERVER_VALIDITY);
        made.save(directory, name);
        return made;
    }

    private boolean serves(SignedKey server, Set<String> hosts, Instant now) throws GeneralSecurityException {
        X509Certificate certificate = server.certificate();
        return lasts(certificate, now)
                && server.chain().getLast().equals(certificate())
                && isSigned(certificate)
                && algorithm.fits(certificate.getPublicKey())
                && HostNames.covers(certificate, hosts);
    }

    private boolean isSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            LOG.debug("Not signed by the authority: {}", certificate.getSubjectX500Principal(), e);
            return false;
        }
    }

    private static boolean lasts(X509Certificate certificate, Instant now) {
        return certificate.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE_END));
    }
}
