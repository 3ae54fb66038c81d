package io.millrace.security;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;

/** The kinds of key pair that certificates are made for. */
public enum KeyAlgorithm {
    /** Elliptic curve P-256: small and quick; what our own listeners use. */
    EC_P256("EC", "SHA256withECDSA"),
    /** RSA with 3072 bits: for peers that cannot use elliptic curves, such as Flink with its default cipher suites. */
    RSA_3072("RSA", "SHA256withRSA");

    private static final int RSA_BITS = 3_072;

    private final String family;
    private final String signature;

    KeyAlgorithm(String family, String signature) {
        this.family = family;
        this.signature = signature;
    }

    /** Java's name of the signature that a key of this kind makes. */
    String signature() {
        return signature;
    }

    /** The kind of a key that one of these made. */
    static KeyAlgorithm of(PublicKey key) {
        for (KeyAlgorithm algorithm : values()) {
            if (algorithm.fits(key)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException("Neither an EC nor an RSA key of ours: " + key.getAlgorithm());
    }

    boolean fits(PublicKey key) {
        return key.getAlgorithm().equals(family)
                && (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() == RSA_BITS);
    }

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            switch (this) {
                case EC_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case RSA_3072 -> generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + this, e);
        }
    }
}
