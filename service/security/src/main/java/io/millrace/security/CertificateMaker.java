package io.millrace.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Fills in and signs X.509 certificates. */
final class CertificateMaker {
    /** Clocks of two machines may differ by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private CertificateMaker() {}

    /** A new authority that has signed itself. */
    static SignedKey authority(KeyAlgorithm algorithm, Instant now, Duration validity) {
        KeyPair keys = algorithm.generate();
        // A number in the name keeps authorities apart in a browser's or an operating system's list.
        X500Principal name = new X500Principal("CN=Millrace authority " + randomHex(4) + ", O=Millrace");
        try {
            JcaX509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), now, now.plus(validity));
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            return new SignedKey(keys.getPrivate(), List.of(sign(builder, algorithm, keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Cannot make a certificate authority", e);
        }
    }

    /**
     * A new key and the certificate for a server that is reached by these names.
     *
     * @param hosts DNS names and IP addresses, not empty
     */
    static SignedKey server(
            SignedKey authority, KeyAlgorithm algorithm, Set<String> hosts, Instant now, Duration validity) {
        KeyPair keys = algorithm.generate();
        X509Certificate issuer = authority.certificate();
        Instant latestEnd = issuer.getNotAfter().toInstant();
        Instant end = now.plus(validity).isBefore(latestEnd) ? now.plus(validity) : latestEnd;
        try {
            JcaX509v3CertificateBuilder builder = builder(
                    issuer.getSubjectX500Principal(),
                    new X500Principal("CN=Millrace server, O=Millrace"),
                    keys.getPublic(),
                    now,
                    end);
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuer));
            KeyAlgorithm signing = KeyAlgorithm.of(issuer.getPublicKey());
            return new SignedKey(keys.getPrivate(), List.of(sign(builder, signing, authority.key()), issuer));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Cannot make a server certificate", e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Instant now, Instant end) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(1, randomBytes(16)),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(end),
                subject,
                key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyAlgorithm algorithm, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm.signature()).build(key)));
    }

    private static GeneralNames names(Set<String> hosts) {
        return new GeneralNames(hosts.stream()
                .sorted()
                .map(host ->
                        new GeneralName(HostNames.isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static String randomHex(int bytes) {
        return HexFormat.of().formatHex(randomBytes(bytes));
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
