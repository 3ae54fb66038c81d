package io.millrace.security;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * What a TLS listener shows and signs with.
 *
 * @param certificateFile the chain in PEM
 * @param keyFile the key in PEM (PKCS #8, not encrypted, readable by its owner only)
 * @param chain the server's certificate, then the authority's
 * @param key the server's private key
 */
public record ServerCertificate(Path certificateFile, Path keyFile, List<X509Certificate> chain, PrivateKey key) {
    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /** A TLS context for a listener; it asks clients for no certificate. */
    public SSLContext servingContext() {
        return Tls.serving(key, chain);
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "certificate in " + certificateFile;
    }
}
