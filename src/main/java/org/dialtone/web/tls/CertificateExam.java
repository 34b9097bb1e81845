package org.dialtone.web.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.dialtone.app.Said;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;

/**
 * Examines a certificate that an operator gives before the box serves it.
 *
 * @param box the names and addresses that the box is reached by
 * @param now the time of the wall clock, or of the build where the clock stands before it
 */
record CertificateExam(CertificateNames box, Instant now) {

    /** How long before its end a certificate is a matter for an operator. */
    static final Duration SOON = Duration.ofDays(30);

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final Set<Integer> CURVES = Set.of(256, 384, 521);
    private static final int MOST_CERTIFICATES = 10;
    private static final String SERVERS = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";

    /** A certificate that the box can serve. @param warnings as of {@link GivenCertificate.Checked} */
    record Passed(TlsIdentity identity, List<Said> warnings) {}

    static CertificateFault unusableKey(Said what) {
        return new CertificateFault(Said.of("certificate.key", what), Said.of("certificate.key.do"));
    }

    /** @param pem as of {@link GivenCertificate#check} */
    Passed examine(String pem) throws CertificateFault {
        if (pem.length() > GivenCertificate.MOST_CHARACTERS) {
            throw new CertificateFault(Said.of("certificate.long"), Said.of("certificate.long.do"));
        }
        PemBundle bundle = PemBundle.read(pem);
        List<X509Certificate> chain = bundle.chain();
        PrivateKey key = bundle.key();
        if (chain.size() > MOST_CERTIFICATES) {
            throw new CertificateFault(Said.of("certificate.chain", chain.size()), Said.of("certificate.chain.do"));
        }
        requireKnown(chain.getFirst().getPublicKey());
        requireOwner(chain, key);
        requireOrder(chain);
        for (X509Certificate each : chain) {
            requireTime(each);
        }
        requireServer(chain.getFirst());
        return new Passed(new TlsIdentity(chain, key), warnings(chain.getFirst()));
    }

    private static void requireKnown(PublicKey key) throws CertificateFault {
        switch (key) {
            case RSAPublicKey rsa -> {
                int bits = rsa.getModulus().bitLength();
                if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
                    throw unusableKey(Said.of("certificate.key.rsa", bits));
                }
            }
            case ECPublicKey ec -> {
                int bits = ec.getParams().getCurve().getField().getFieldSize();
                if (!CURVES.contains(bits)) {
                    throw unusableKey(Said.of("certificate.key.ec", bits));
                }
            }
            default -> throw unusableKey(Said.of("certificate.key.of", key.getAlgorithm()));
        }
    }

    private static void requireOwner(List<X509Certificate> chain, PrivateKey key) throws CertificateFault {
        if (belongs(key, chain.getFirst().getPublicKey())) {
            return;
        }
        throw chain.stream().anyMatch(each -> belongs(key, each.getPublicKey()))
                ? new CertificateFault(Said.of("certificate.first"), Said.of("certificate.first.do"))
                : new CertificateFault(
                        Said.of("certificate.owner", subject(chain.getFirst())), Said.of("certificate.owner.do"));
    }

    /** Whether what the one key signs is what the other verifies. */
    private static boolean belongs(PrivateKey key, PublicKey other) {
        if (!key.getAlgorithm().equals(other.getAlgorithm())) {
            return false;
        }
        byte[] text = {1, 2, 3};
        try {
            Signature hand =
                    Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            hand.initSign(key);
            hand.update(text);
            byte[] signature = hand.sign();
            hand.initVerify(other);
            hand.update(text);
            return hand.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static void requireOrder(List<X509Certificate> chain) throws CertificateFault {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate before = chain.get(i - 1);
            X509Certificate next = chain.get(i);
            if (!signed(next, before)) {
                throw new CertificateFault(
                        Said.of("certificate.order", i + 1, subject(next), subject(before)),
                        Said.of("certificate.order.do"));
            }
        }
    }

    private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey());
            return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void requireTime(X509Certificate each) throws CertificateFault {
        if (each.getNotAfter().before(Date.from(now))) {
            throw new CertificateFault(
                    Said.of(
                            "certificate.ended",
                            subject(each),
                            each.getNotAfter().toInstant()),
                    Said.of("certificate.ended.do"));
        }
        if (each.getNotBefore().after(Date.from(now))) {
            throw new CertificateFault(
                    Said.of(
                            "certificate.begins",
                            subject(each),
                            each.getNotBefore().toInstant(),
                            now),
                    Said.of("certificate.begins.do"));
        }
    }

    private static void requireServer(X509Certificate leaf) throws CertificateFault {
        try {
            List<String> uses = leaf.getExtendedKeyUsage();
            if (uses != null && !uses.contains(SERVERS) && !uses.contains(ANY)) {
                throw new CertificateFault(
                        Said.of("certificate.server", subject(leaf)), Said.of("certificate.server.do"));
            }
        } catch (CertificateParsingException e) {
            throw new CertificateFault(Said.of("certificate.uses"), Said.of("certificate.uses.do"));
        }
    }

    private List<Said> warnings(X509Certificate leaf) {
        List<Said> warnings = new ArrayList<>();
        CertificateNames own = CertificateNames.of(leaf);
        if (!own.vouchesForAny(box)) {
            warnings.add(
                    own.isEmpty()
                            ? Said.of("certificate.nameless", box.beyondItself())
                            : Said.of("certificate.elsewhere", own, box.beyondItself()));
        }
        if (leaf.getNotAfter().toInstant().isBefore(now.plus(SOON))) {
            warnings.add(Said.of("certificate.soon", leaf.getNotAfter().toInstant()));
        }
        return List.copyOf(warnings);
    }

    private static Object subject(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.isEmpty() ? Said.of("certificate.nobody") : name;
    }
}
