package io.millrace.security;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with the certificates that speak for it.
 *
 * @param chain the key's own certificate, then that of its issuer, up to the authority
 */
record SignedKey(PrivateKey key, List<X509Certificate> chain) {
    SignedKey {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    void save(CredentialsDirectory directory, String name) {
        // The certificate last: where it is, the key is.
        directory.write(name + ".key", Pem.of(key), CredentialsDirectory.OWNER_ONLY);
        directory.write(name + ".crt", Pem.of(chain), CredentialsDirectory.READABLE);
    }

    /** @throws GeneralSecurityException if one of the two files is damaged or they do not belong together */
    static SignedKey load(CredentialsDirectory directory, String name) throws GeneralSecurityException {
        List<X509Certificate> chain = Pem.certificates(directory.read(name + ".crt"));
        String family = chain.getFirst().getPublicKey().getAlgorithm();
        SignedKey loaded = new SignedKey(Pem.privateKey(directory.read(name + ".key"), family), chain);
        if (!loaded.belongTogether(family)) {
            throw new GeneralSecurityException("The key is not the one that the certificate is for");
        }
        return loaded;
    }

    private boolean belongTogether(String family) throws GeneralSecurityException {
        byte[] sample = {1, 2, 3};
        Signature signature = Signature.getInstance(family.equals("EC") ? "SHA256withECDSA" : "SHA256with" + family);
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certificate().getPublicKey());
        signature.update(sample);
        return signature.verify(signed);
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "key of " + certificate().getSubjectX500Principal();
    }
}
