package org.dialtone.web.tls;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.Said;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;

/** Takes an operator's certificate, and has HTTPS and SIP serve it at once. */
@Singleton
final class CertificateReplacement implements GivenCertificate {

    private final TlsKeyStore keyStore;
    private final TlsRenewal renewal;

    CertificateReplacement(TlsKeyStore keyStore, TlsRenewal renewal) {
        this.keyStore = keyStore;
        this.renewal = renewal;
    }

    @Override
    public Optional<Described> present() {
        return keyStore.store().given().map(given -> described(given.certificate()));
    }

    @Override
    public Checked check(String pem) throws CertificateFault {
        return checked(examine(pem));
    }

    @Override
    public synchronized Checked take(String pem) throws CertificateFault {
        CertificateExam.Passed passed = examine(pem);
        Optional<TlsIdentity> former = keyStore.store().given();
        try {
            keyStore.store().give(passed.identity());
            serve(former);
        } catch (TlsFault e) {
            throw CertificateFault.ofDisk(e.getMessage(), e);
        }
        return checked(passed);
    }

    @Override
    public synchronized boolean drop() throws CertificateFault {
        Optional<TlsIdentity> former = keyStore.store().given();
        try {
            if (!keyStore.store().drop()) {
                return false;
            }
            serve(former);
        } catch (TlsFault e) {
            throw CertificateFault.ofDisk(e.getMessage(), e);
        }
        return true;
    }

    /** Serves what is stored now, or puts the former back, so that what is shown as in force is in force. */
    private void serve(Optional<TlsIdentity> former) throws CertificateFault, TlsFault {
        if (renewal.serve()) {
            return;
        }
        String why = keyStore.unserved();
        if (former.isPresent()) {
            keyStore.store().give(former.get());
        } else {
            keyStore.store().drop();
        }
        renewal.serve();
        throw new CertificateFault(
                Said.of("certificate.unserved", String.valueOf(why)), Said.of("certificate.unserved.do"));
    }

    private CertificateExam.Passed examine(String pem) throws CertificateFault {
        TlsStore store = keyStore.store();
        return new CertificateExam(store.names(), store.now()).examine(pem);
    }

    /** A box whose TLS is closed opens it at a start alone. */
    private Checked checked(CertificateExam.Passed passed) {
        return new Checked(
                described(passed.identity().certificate()),
                Stream.concat(
                                passed.warnings().stream(),
                                Stream.ofNullable(keyStore.fault()).map(why -> Said.of("certificate.closed", why)))
                        .toList());
    }

    private static Described described(X509Certificate certificate) {
        try {
            return new Described(
                    CertificateNames.of(certificate).toString(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getNotAfter().toInstant(),
                    TlsStore.fingerprint(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can't be written", e);
        }
    }
}
