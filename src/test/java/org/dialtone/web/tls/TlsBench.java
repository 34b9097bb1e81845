package org.dialtone.web.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import org.dialtone.app.SharedCertificates;
import org.dialtone.net.Ip4;

/** The box's certificate for 127.0.0.1, for servers that a test opens without the box. */
public final class TlsBench {

    private CurrentLeaf shown;

    private static TlsStore store(Path folder) {
        return new TlsStore(
                new TlsFolder(folder.resolve("tls")),
                LocalDate.now(),
                InstantSource.system(),
                () -> CertificateNames.of("localhost", List.of(Ip4.of("127.0.0.1"))),
                SharedCertificates.ALONE);
    }

    public X509ExtendedKeyManager keys(Path folder) {
        try {
            shown = new CurrentLeaf(store(folder).leaf());
            return shown;
        } catch (TlsFault e) {
            throw new AssertionError(e);
        }
    }

    /** Makes a new leaf of the same authority, in force from the next handshake on. */
    public void renew(Path folder) {
        try {
            Files.delete(folder.resolve("tls/server.pem"));
            shown.renew(store(folder).leaf());
        } catch (IOException | TlsFault e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the file with the certificate to trust. */
    public Path authority(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("ca.pem"),
                    Pem.of(store(folder).authority().root().certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | TlsFault e) {
            throw new AssertionError(e);
        }
    }
}
