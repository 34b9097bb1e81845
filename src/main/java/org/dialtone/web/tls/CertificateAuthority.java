package org.dialtone.web.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The box's own certificate authority: operators install its certificate once, and trust every leaf that the box makes
 * later.
 */
record CertificateAuthority(TlsIdentity root) {

    private static final int SERIAL_BITS = 127;

    /** Makes a new authority with a key of its own. */
    static CertificateAuthority found(CertificateTerm term) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        // One browser may hold the authorities of two boxes, so their names must differ.
        X500Principal name = new X500Principal(
                "CN=Dialtone CA " + Integer.toHexString(new SecureRandom().nextInt()) + ", O=Dialtone");
        try {
            var builder = builder(name, name, term, keys)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new CertificateAuthority(new TlsIdentity(sign(builder, keys.getPrivate()), keys.getPrivate()));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Issues a server certificate for these names, with a key of its own. */
    TlsIdentity issue(CertificateNames names, CertificateTerm term) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        X500Principal issuer = root.certificate().getSubjectX500Principal();
        try {
            var extensions = new JcaX509ExtensionUtils();
            var builder = builder(issuer, new X500Principal("CN=dialtone.local, O=Dialtone"), term, keys)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            extensions.createAuthorityKeyIdentifier(root.certificate()))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(keys.getPublic()))
                    .addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            return new TlsIdentity(sign(builder, root.key()), keys.getPrivate());
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralNames alternatives(CertificateNames names) {
        return new GeneralNames(Stream.concat(
                        names.hosts().stream().map(host -> new GeneralName(GeneralName.dNSName, host)),
                        Stream.concat(names.addresses().stream(), names.addresses6().stream())
                                .map(ip -> new GeneralName(GeneralName.iPAddress, ip.toString())))
                .toArray(GeneralName[]::new));
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, CertificateTerm term, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                Date.from(term.from()),
                Date.from(term.to()),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
