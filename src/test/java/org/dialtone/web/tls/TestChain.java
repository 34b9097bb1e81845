package org.dialtone.web.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate as an operator has it: of a company's authority, by way of an intermediate one. */
public record TestChain(List<X509Certificate> chain, PrivateKey key) {

    /** What a leaf is to be. @param use null: none is named */
    record Wish(String algorithm, int size, Instant from, Instant until, KeyPurposeId use, List<String> names) {

        static Wish of(Instant now, String... names) {
            return new Wish(
                    "EC",
                    256,
                    now.minus(Duration.ofDays(1)),
                    now.plus(Duration.ofDays(365)),
                    KeyPurposeId.id_kp_serverAuth,
                    List.of(names));
        }

        Wish key(String other, int bits) {
            return new Wish(other, bits, from, until, use, names);
        }

        Wish valid(Instant begin, Instant end) {
            return new Wish(algorithm, size, begin, end, use, names);
        }

        Wish use(KeyPurposeId other) {
            return new Wish(algorithm, size, from, until, other, names);
        }
    }

    /** One that is valid for a year from now on, of EC. */
    public static TestChain of(String... names) {
        return of(Wish.of(Instant.now(), names));
    }

    static TestChain of(Wish wish) {
        try {
            X500Principal root = new X500Principal("CN=Company Root");
            X500Principal between = new X500Principal("CN=Company Issuing");
            Wish authority = Wish.of(wish.from().plus(Duration.ofDays(1)));
            KeyPair rootKeys = keys("EC", 256);
            KeyPair betweenKeys = keys("EC", 256);
            KeyPair keys = keys(wish.algorithm(), wish.size());
            return new TestChain(
                    List.of(
                            certificate(false, between, new X500Principal("CN=box"), keys, betweenKeys, wish),
                            certificate(true, root, between, betweenKeys, rootKeys, authority)),
                    keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (size > 0) {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            boolean signs, X500Principal issuer, X500Principal subject, KeyPair keys, KeyPair signer, Wish wish)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(wish.from()),
                Date.from(wish.until()),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(signs));
        if (!wish.names().isEmpty()) {
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(wish.names()));
        }
        if (wish.use() != null && !signs) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wish.use()));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    private static GeneralNames alternatives(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name ->
                        new GeneralName(name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    /** Certificate, chain and key as tools write them today (PKCS #8). */
    public String pem() {
        return pem(chain) + Pem.of(key);
    }

    /** The certificate of whoever signed the first one. */
    public String issuer() {
        return pem(List.of(chain.getLast()));
    }

    /** The certificates of this chain with another's key. */
    String with(TestChain other) {
        return pem(chain) + Pem.of(other.key);
    }

    /** The same with its certificates the wrong way round. */
    String reversed() {
        return pem(chain.reversed()) + Pem.of(key);
    }

    /** Without what leads to the authority: the certificate of another chain follows. */
    String followedBy(TestChain other) {
        return pem(Stream.concat(chain.stream().limit(1), other.chain.stream().skip(1))
                        .toList())
                + Pem.of(key);
    }

    /** The key first, as openssl writes it of old (PKCS #1, SEC 1). */
    String old() {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(key instanceof ECKey ec ? curve(ec) : key);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text + pem(chain);
    }

    /** Java leaves the curve out of the inner structure, where openssl has it. */
    private PemObject curve(ECKey ec) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        return new PemObject(
                "EC PRIVATE KEY",
                new ECPrivateKey(
                                ec.getParams().getOrder().bitLength(),
                                ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(),
                                info.getPrivateKeyAlgorithm().getParameters())
                        .getEncoded());
    }

    private static String pem(List<X509Certificate> chain) {
        try {
            return Pem.of(chain);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
