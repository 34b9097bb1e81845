package org.dialtone.web.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.dialtone.app.Said;
import org.dialtone.app.certificate.CertificateFault;

/** The certificates and keys of a PEM text (RFC 7468, RFC 5915, RFC 8017), each in the order of the text. */
record PemBundle(List<X509Certificate> certificates, List<PrivateKey> keys) {

    /** The keys that phones' TLS 1.2 knows as well as browsers; the names are Java's. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption.getId(), "RSA", X9ObjectIdentifiers.id_ecPublicKey.getId(), "EC");

    private static final Said AS_PEM = Said.of("certificate.pem.do");

    /** Reads all there is; passes over what is neither certificate nor key, such as a curve's parameters. */
    static PemBundle read(String text) throws CertificateFault {
        List<X509Certificate> certificates = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof X509CertificateHolder certificate) {
                    certificates.add(certificate(certificate.getEncoded()));
                } else if (each instanceof PKCS8EncryptedPrivateKeyInfo || each instanceof PEMEncryptedKeyPair) {
                    throw new CertificateFault(Said.of("certificate.locked"), Said.of("certificate.locked.do"));
                } else {
                    Optional<PrivateKeyInfo> info = key(each);
                    if (info.isPresent()) {
                        keys.add(key(info.get()));
                    }
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The parser's decoders throw unchecked. No reason is told: it might repeat the key.
            throw new CertificateFault(Said.of("certificate.pem"), AS_PEM);
        }
        return new PemBundle(List.copyOf(certificates), List.copyOf(keys));
    }

    /** The only key; anything else is a fault. */
    PrivateKey key() throws CertificateFault {
        if (keys.size() == 1) {
            return keys.getFirst();
        }
        throw new CertificateFault(
                keys.isEmpty() ? Said.of("certificate.keys.none") : Said.of("certificate.keys", keys.size()),
                Said.of("certificate.keys.do"));
    }

    /** The certificates, of which there is at least one. */
    List<X509Certificate> chain() throws CertificateFault {
        if (certificates.isEmpty()) {
            throw new CertificateFault(Said.of("certificate.none"), AS_PEM);
        }
        return certificates;
    }

    private static Optional<PrivateKeyInfo> key(Object part) {
        return switch (part) {
            case PrivateKeyInfo info -> Optional.of(info);
            case PEMKeyPair pair -> Optional.of(pair.getPrivateKeyInfo());
            default -> Optional.empty();
        };
    }

    private static PrivateKey key(PrivateKeyInfo info) throws IOException, GeneralSecurityException, CertificateFault {
        String algorithm =
                ALGORITHMS.get(info.getPrivateKeyAlgorithm().getAlgorithm().getId());
        if (algorithm == null) {
            throw CertificateExam.unusableKey(Said.of("certificate.key.kind"));
        }
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
