package org.dialtone.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.certificate.CertificateFault;

/** The folder with the authority, its leaf and an operator's certificate, for the box's user alone. Not thread-safe. */
final class TlsFolder {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path authority;
    private final Path leaf;
    private final Path given;

    TlsFolder(Path folder) {
        this.folder = folder;
        this.authority = folder.resolve("authority.pem");
        this.leaf = folder.resolve("server.pem");
        this.given = folder.resolve("given.pem");
    }

    /**
     * Reads the authority in the folder; empty where there is none yet.
     *
     * @throws TlsFault where its files are damaged: a new authority would silently cost the operators' trust
     */
    Optional<CertificateAuthority> authority() throws TlsFault {
        try {
            return read(authority).map(CertificateAuthority::new);
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsFault(
                    "the certificate authority " + authority + " can't be read (" + e.getMessage()
                            + "); restore it from a backup, or delete it to have a new one made",
                    e);
        }
    }

    /** Reads the leaf in the folder; empty where none can be read, since the box easily makes a new leaf. */
    Optional<TlsIdentity> leaf() {
        try {
            return read(leaf);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the certificate that an operator gave; empty where there is none.
     *
     * @throws TlsFault where its file is damaged
     */
    Optional<TlsIdentity> given() throws TlsFault {
        if (Files.notExists(given)) {
            return Optional.empty();
        }
        try {
            PemBundle bundle = PemBundle.read(Files.readString(given));
            return Optional.of(new TlsIdentity(bundle.chain(), bundle.key()));
        } catch (IOException | CertificateFault e) {
            throw new TlsFault(
                    "the certificate " + given + " can't be read (" + e.getMessage() + "); give it again", e);
        }
    }

    void keepGiven(TlsIdentity identity) throws TlsFault {
        write(given, identity);
    }

    /** Deletes the certificate that an operator gave, with its key; false where there was none. */
    boolean dropGiven() throws TlsFault {
        try {
            return Files.deleteIfExists(given);
        } catch (IOException e) {
            throw new TlsFault("the certificate " + given + " can't be deleted (" + e + ")", e);
        }
    }

    void keep(CertificateAuthority fresh) throws TlsFault {
        write(authority, fresh.root());
    }

    void keep(TlsIdentity fresh) throws TlsFault {
        write(leaf, fresh);
    }

    private static Optional<TlsIdentity> read(Path file) throws IOException, GeneralSecurityException {
        return Files.notExists(file) ? Optional.empty() : Optional.of(Pem.identity(Files.readString(file)));
    }

    private void write(Path file, TlsIdentity identity) throws TlsFault {
        try {
            Files.createDirectories(folder, OWNER_FOLDER);
            PrivateFile.replace(file, Pem.of(identity));
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsFault("no certificate can be kept in " + folder + " (" + e + "); make the folder writable", e);
        }
    }
}
