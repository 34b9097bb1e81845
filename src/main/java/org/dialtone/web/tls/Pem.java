package org.dialtone.web.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Reads and writes certificates and keys as text (RFC 7468). */
final class Pem {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    private Pem() {}

    static String of(X509Certificate certificate) throws CertificateEncodingException {
        return text(CERTIFICATE, certificate.getEncoded());
    }

    static String of(PrivateKey key) {
        return text(KEY, key.getEncoded());
    }

    /** Writes certificates one after the other. */
    static String of(List<X509Certificate> chain) throws CertificateEncodingException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate each : chain) {
            text.append(of(each));
        }
        return text.toString();
    }

    /** Writes key and certificates together, so that neither is on disk without the other. */
    static String of(TlsIdentity identity) throws CertificateEncodingException {
        return of(identity.key()) + of(identity.chain());
    }

    static TlsIdentity identity(String text) throws GeneralSecurityException {
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(next(reader, KEY)));
            return new TlsIdentity(certificate(next(reader, CERTIFICATE)), key);
        } catch (IOException | RuntimeException e) {
            // The reader's Base64 decoder throws unchecked.
            throw new GeneralSecurityException("not PEM: " + e.getMessage(), e);
        }
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] next(PemReader reader, String type) throws IOException, GeneralSecurityException {
        PemObject object = reader.readPemObject();
        if (object == null || !object.getType().equals(type)) {
            throw new GeneralSecurityException("no " + type.toLowerCase(Locale.ROOT) + " in it");
        }
        return object.getContent();
    }

    private static String text(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new AssertionError("memory takes every write", e);
        }
        return text.toString();
    }
}
