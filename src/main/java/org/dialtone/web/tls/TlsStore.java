package org.dialtone.web.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dialtone.app.SharedCertificates;
import org.dialtone.app.certificate.ServerCertificate;
import org.jboss.logging.Logger;

/**
 * Holds the authority and the leaf that the box serves TLS with. It makes both at first use, and the leaf again when it
 * no longer fits.
 */
final class TlsStore {

    private static final Logger LOG = Logger.getLogger(TlsStore.class);

    private final TlsFolder folder;
    private final LocalDate built;
    private final InstantSource clock;
    private final Supplier<CertificateNames> names;
    private final SharedCertificates shared;
    /** A leaf in force that a full disk didn't store; null: the leaf on disk is in force. */
    private TlsIdentity unkept;

    private String givenFault;

    TlsStore(
            TlsFolder folder,
            LocalDate built,
            InstantSource clock,
            Supplier<CertificateNames> names,
            SharedCertificates shared) {
        this.folder = folder;
        this.built = built;
        this.clock = clock;
        this.names = names;
        this.shared = shared;
    }

    /** Returns the authority; operators install its certificate. */
    synchronized CertificateAuthority authority() throws TlsFault {
        Optional<CertificateAuthority> kept = folder.authority();
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            CertificateAuthority fresh = CertificateAuthority.found(CertificateTerm.ofAuthority(built));
            folder.keep(fresh);
            share();
            return fresh;
        } catch (GeneralSecurityException e) {
            throw new TlsFault("no certificate authority can be made: " + e.getMessage(), e);
        }
    }

    /** Returns what the box serves TLS with: an operator's certificate, else a leaf that names the box as it is now. */
    synchronized TlsIdentity shown() throws TlsFault {
        Optional<TlsIdentity> given = given();
        return given.isPresent() ? given.get() : leaf();
    }

    /** Returns what an operator gave; empty where there is none, or {@link #givenFault} says what is wrong with it. */
    synchronized Optional<TlsIdentity> given() {
        try {
            Optional<TlsIdentity> kept = folder.given();
            givenFault = null;
            return kept;
        } catch (TlsFault e) {
            if (givenFault == null) {
                LOG.errorf("the box's own certificate is in force: %s", e.getMessage());
            }
            givenFault = e.getMessage();
            return Optional.empty();
        }
    }

    /** Why the certificate that an operator gave isn't in force, as of the last look; null: nothing is wrong. */
    synchronized String givenFault() {
        return givenFault;
    }

    synchronized void give(TlsIdentity identity) throws TlsFault {
        Optional<TlsIdentity> former = given();
        folder.keepGiven(identity);
        shareOr(former);
    }

    /** Goes back to the box's own leaf; false where it is in force already. */
    synchronized boolean drop() throws TlsFault {
        Optional<TlsIdentity> former = given();
        boolean dropped = folder.dropGiven();
        if (dropped) {
            shareOr(former);
        }
        return dropped;
    }

    /** What an operator decided holds on all machines, or it isn't done. */
    private void shareOr(Optional<TlsIdentity> former) throws TlsFault {
        try {
            shared.store();
        } catch (IOException e) {
            if (former.isPresent()) {
                folder.keepGiven(former.get());
            } else {
                folder.dropGiven();
            }
            throw new TlsFault(
                    "the other machines can't be told of it (" + e.getMessage() + "): nothing was changed", e);
        }
    }

    /** What the box makes by itself it stores later, where the database is away. */
    private void share() {
        try {
            shared.store();
        } catch (IOException e) {
            LOG.warnf(
                    "the certificate is stored for the other machines when the database is there: %s", e.getMessage());
        }
    }

    /** The names by which the box is reached. */
    CertificateNames names() {
        return names.get();
    }

    /** The time by which certificates are judged: a clock that was never set says 1970. */
    Instant now() {
        Instant wall = clock.instant();
        Instant first = built.atStartOfDay(ZoneOffset.UTC).toInstant();
        return wall.isBefore(first) ? first : wall;
    }

    /** Returns a leaf that names the box as it is now. */
    synchronized TlsIdentity leaf() throws TlsFault {
        Optional<TlsIdentity> kept = fitting();
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            TlsIdentity fresh = authority().issue(names.get(), term());
            unkept = isKept(fresh) ? null : fresh;
            return fresh;
        } catch (GeneralSecurityException e) {
            throw new TlsFault("no certificate can be made: " + e.getMessage(), e);
        }
    }

    /** The console shall not close because the disk is full: the box easily makes a new leaf at the next start. */
    private boolean isKept(TlsIdentity fresh) {
        try {
            folder.keep(fresh);
            share();
            return true;
        } catch (TlsFault e) {
            LOG.warnf("the certificate is in force until the next start alone: %s", e.getMessage());
            return false;
        }
    }

    /**
     * Whether an identity isn't the one to serve: the box's addresses, names or clock changed, or an operator's
     * certificate came, went, or can be read again.
     */
    synchronized boolean isStale(TlsIdentity inForce) throws TlsFault {
        return !shown().chain().equals(inForce.chain());
    }

    private Optional<TlsIdentity> fitting() throws TlsFault {
        PublicKey issuer = authority().root().certificate().getPublicKey();
        return Stream.of(Optional.ofNullable(unkept), folder.leaf())
                .flatMap(Optional::stream)
                .filter(leaf -> isSignedBy(issuer, leaf.certificate()))
                .filter(leaf -> term().equals(term(leaf.certificate())))
                .filter(leaf -> vouchesFor(names.get(), leaf.certificate()))
                .findFirst();
    }

    private CertificateTerm term() {
        return CertificateTerm.ofLeaf(built, clock.instant());
    }

    private static CertificateTerm term(X509Certificate certificate) {
        return new CertificateTerm(
                Instant.ofEpochMilli(certificate.getNotBefore().getTime()),
                Instant.ofEpochMilli(certificate.getNotAfter().getTime()));
    }

    /** Says what the box serves TLS with. */
    ServerCertificate.Standing standing() throws TlsFault {
        X509Certificate own = shown().certificate();
        X509Certificate root = authority().root().certificate();
        try {
            return new ServerCertificate.Standing(
                    CertificateNames.in(own).toString(),
                    own.getNotAfter().toInstant(),
                    root.getNotAfter().toInstant(),
                    fingerprint(root),
                    given().isPresent());
        } catch (GeneralSecurityException e) {
            throw new TlsFault("the certificate can't be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of a certificate, as browsers show it. */
    static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static boolean isSignedBy(PublicKey issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean vouchesFor(CertificateNames names, X509Certificate certificate) {
        try {
            return CertificateNames.in(certificate).equals(names);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
