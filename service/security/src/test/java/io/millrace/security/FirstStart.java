package io.millrace.security;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;

/** A process that opens everything in a directory when told to, and says what it found. */
final class FirstStart {
    private FirstStart() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("waiting");
        if (System.in.read() < 0) {
            return;
        }
        System.out.println(found(Path.of(arguments[0])));
    }

    static String found(Path directory) throws CertificateEncodingException {
        CertificateAuthority authority =
                CertificateAuthority.openOrCreate(directory, KeyAlgorithm.EC_P256, Clock.systemUTC());
        X509Certificate server = authority
                .serverCertificate("server", HostNames.ofThisMachine())
                .chain()
                .getFirst();
        return hex(authority.certificate()) + " " + hex(server) + " "
                + ApiKeys.openOrCreate(directory, Clock.systemUTC()).firstKey().orElseThrow();
    }

    private static String hex(X509Certificate certificate) throws CertificateEncodingException {
        return HexFormat.of().formatHex(certificate.getEncoded());
    }
}
