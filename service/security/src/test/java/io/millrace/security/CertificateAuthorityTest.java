package io.millrace.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.security.CredentialsException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateAuthorityTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

    private final Path directory;

    CertificateAuthorityTest(@TempDir Path parent) {
        directory = parent.resolve("new/security");
    }

    @ParameterizedTest
    @EnumSource
    void signsAChainThatVerifies(KeyAlgorithm algorithm) throws Exception {
        CertificateAuthority authority = CertificateAuthority.openOrCreate(directory, algorithm, at(START));
        ServerCertificate server = authority.serverCertificate("server", LOCAL);

        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(START));
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(List.of(server.chain().getFirst())),
                        parameters);
        assertThat(server.chain()).last().isEqualTo(authority.certificate());
        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(server.chain().getFirst().getBasicConstraints()).isEqualTo(-1);
        assertThat(server.chain().getFirst().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(algorithm.fits(server.chain().getFirst().getPublicKey())).isTrue();
    }

    @Test
    void isTheSameAtEveryStart() {
        CertificateAuthority first = open(START);
        ServerCertificate server = first.serverCertificate("server", LOCAL);

        CertificateAuthority second = open(START.plus(Duration.ofDays(30)));

        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(second.serverCertificate("server", Set.of("LOCALHOST", "0:0:0:0:0:0:0:1")))
                .isEqualTo(server);
    }

    @Test
    void keepsKeysForTheOwnerOnly() throws IOException {
        ServerCertificate server = open(START).serverCertificate("server", LOCAL);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("ca.key"))).isEqualTo("rw-------");
        assertThat(permissions(server.keyFile())).isEqualTo("rw-------");
        assertThat(permissions(server.certificateFile())).isEqualTo("rw-r--r--");
        assertThat(Files.readString(server.keyFile())).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(Files.readString(server.certificateFile()))
                .startsWith("-----BEGIN CERTIFICATE-----")
                .containsOnlyOnce("-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----");
        assertThat(server.toString()).doesNotContain("PRIVATE", server.key().toString());
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "ca.crt", "ca.key", "server.crt", "server.key");
        }
    }

    @Test
    void renewsAServerCertificateBeforeItEnds() {
        X509Certificate first = certificate(START, LOCAL);
        Instant end = first.getNotAfter().toInstant();
        assertThat(Duration.between(START, end)).isEqualTo(Duration.ofDays(365));

        assertThat(certificate(end.minus(Duration.ofDays(61)), LOCAL)).isEqualTo(first);

        Instant late = end.minus(Duration.ofDays(59));
        X509Certificate second = certificate(late, LOCAL);
        assertThat(second.getNotAfter().toInstant()).isEqualTo(late.plus(Duration.ofDays(365)));
        assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
    }

    @Test
    void makesAServerCertificateAnewForMoreNames() throws Exception {
        X509Certificate first = certificate(START, LOCAL);

        X509Certificate second = certificate(START, Set.of("localhost", "box.example"));

        assertThat(second).isNotEqualTo(first);
        assertThat(second.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("box.example", "localhost");
        assertThat(certificate(START, Set.of("localhost"))).isEqualTo(second);
    }

    @Test
    void makesAServerCertificateAnewForAnotherAlgorithm() {
        certificate(START, LOCAL);

        CertificateAuthority rsa = CertificateAuthority.openOrCreate(directory, KeyAlgorithm.RSA_3072, at(START));

        assertThat(rsa.certificate().getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(rsa.serverCertificate("server", LOCAL)
                        .chain()
                        .getFirst()
                        .getPublicKey()
                        .getAlgorithm())
                .isEqualTo("RSA");
    }

    @Test
    void makesAServerCertificateAnewIfAFileIsDamaged() throws IOException {
        for (String file : List.of("server.key", "server.crt")) {
            X509Certificate before = certificate(START, LOCAL);
            Files.writeString(directory.resolve(file), "damaged");

            assertThat(certificate(START, LOCAL)).isNotEqualTo(before);
        }
    }

    @Test
    void makesAServerCertificateAnewIfKeyAndCertificateDoNotBelongTogether() throws IOException {
        X509Certificate before = certificate(START, LOCAL);
        open(START).serverCertificate("other", LOCAL);
        Files.copy(
                directory.resolve("other.key"), directory.resolve("server.key"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(certificate(START, LOCAL)).isNotEqualTo(before);
    }

    @Test
    void makesAServerCertificateAnewForANewAuthority() throws IOException {
        X509Certificate before = certificate(START, LOCAL);
        Files.delete(directory.resolve("ca.crt"));

        X509Certificate after = certificate(START, LOCAL);

        assertThat(after.getIssuerX500Principal()).isNotEqualTo(before.getIssuerX500Principal());
        assertThat(after.getIssuerX500Principal())
                .isEqualTo(open(START).certificate().getSubjectX500Principal());
    }

    @Test
    void isMadeAnewBeforeItEnds() {
        X509Certificate first = open(START).certificate();
        Instant end = first.getNotAfter().toInstant();

        assertThat(certificate(end.minus(Duration.ofDays(61)), LOCAL).getNotAfter())
                .isEqualTo(first.getNotAfter());
        assertThat(open(end.minus(Duration.ofDays(59))).certificate()).isNotEqualTo(first);
    }

    @Test
    void neverReplacesADamagedAuthority() throws IOException {
        open(START);
        for (String file : List.of("ca.key", "ca.crt")) {
            String whole = Files.readString(directory.resolve(file));
            Files.writeString(directory.resolve(file), "damaged");

            assertThatExceptionOfType(CredentialsException.class)
                    .isThrownBy(() -> open(START))
                    .returns(Code.CREDENTIALS_DAMAGED, CredentialsException::code)
                    .withMessageContaining(directory.resolve(file).toString());
            Files.writeString(directory.resolve(file), whole);
        }
        assertThat(open(START).certificate()).isNotNull();
    }

    @Test
    void refusesADirectoryThatIsNone() throws IOException {
        Files.createDirectories(directory.getParent());
        Files.createFile(directory);

        assertThatExceptionOfType(CredentialsException.class)
                .isThrownBy(() -> open(START))
                .returns(Code.CREDENTIALS_UNUSABLE, CredentialsException::code)
                .withMessageContaining(directory.toString());
    }

    @Test
    void refusesNamesThatWouldBeOtherFiles() {
        CertificateAuthority authority = open(START);

        for (String name : List.of("ca", "../x", "", "A")) {
            assertThatIllegalArgumentException().isThrownBy(() -> authority.serverCertificate(name, LOCAL));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> authority.serverCertificate("server", Set.of()));
    }

    @Test
    void knowsTheNamesOfThisMachine() {
        assertThat(HostNames.ofThisMachine()).contains("localhost", "127.0.0.1", "::1");
    }

    private CertificateAuthority open(Instant now) {
        return CertificateAuthority.openOrCreate(directory, KeyAlgorithm.EC_P256, at(now));
    }

    private X509Certificate certificate(Instant now, Set<String> hosts) {
        return open(now).serverCertificate("server", hosts).chain().getFirst();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
