package org.dialtone.store.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.PasswordRecipient;
import org.bouncycastle.cms.PasswordRecipientInformation;
import org.bouncycastle.cms.bc.BcCMSContentEncryptorBuilder;
import org.bouncycastle.cms.bc.BcPasswordRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Said;

/**
 * A stream encrypted under a passphrase, in a form that other programs open too ({@code openssl cms -decrypt}): CMS
 * AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084); the key is wrapped under the passphrase (RFC 3211, RFC
 * 8018: PBKDF2 with HMAC-SHA-256).
 */
final class Envelope {

    /**
     * The iterations that OWASP's password storage sheet asks of PBKDF2 with HMAC-SHA-256: about a second on a thin
     * client.
     */
    static final int ITERATIONS = 600_000;
    /**
     * The most iterations that are accepted. The file says how many it wants; a forged one must not keep the box busy
     * for hours.
     */
    private static final int MOST_ITERATIONS = 5_000_000;

    private static final int LARGEST_HEADER = 64 << 10;
    private static final int SALT_BYTES = 16;
    private static final int PIECE = 32 << 10;

    private Envelope() {}

    /** Encrypts what is written, and writes it to {@code to}; closing ends the envelope and closes {@code to}. */
    static OutputStream seal(OutputStream to, Passphrase passphrase, int iterations) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
        generator.setBufferSize(PIECE);
        generator.addRecipientInfoGenerator(new BcPasswordRecipientInfoGenerator(
                        CMSAlgorithm.AES256_CBC, passphrase.text().toCharArray())
                .setPasswordConversionScheme(PasswordRecipient.PKCS5_SCHEME2_UTF8)
                .setPRF(PasswordRecipient.PRF.HMacSHA256)
                .setSaltAndIterationCount(salt, iterations)
                .setSecureRandom(random));
        try {
            return closingBoth(
                    generator.open(to, (OutputAEADEncryptor) new BcCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setSecureRandom(random)
                            .build()),
                    to);
        } catch (CMSException e) {
            throw new IOException("the backup can't be encrypted: " + e.getMessage(), e);
        }
    }

    /**
     * The content of an envelope. Only reading to its end without a fault proves that the content was sealed so; until
     * then nothing of it may be believed.
     *
     * @throws BackupFault where this is no envelope, or the passphrase doesn't open it; reading throws one where it is
     *                     damaged
     */
    static InputStream open(InputStream from, Passphrase passphrase) throws IOException {
        Bounded bounded = new Bounded(from);
        PasswordRecipientInformation lock;
        try {
            lock = lock(new CMSAuthEnvelopedDataParser(new ASN1InputStream(bounded, LARGEST_HEADER)));
        } catch (CMSException | IOException | RuntimeException e) {
            // The parser throws unchecked exceptions for a file of another kind.
            throw noBackup(e);
        }
        try {
            InputStream content =
                    lock.getContentStream(new SealedRecipient(passphrase)).getContentStream();
            bounded.release();
            return new Proven(content);
        } catch (CMSException e) {
            throw new BackupFault(Kind.FILE, Said.of("backup.wrongPassphrase"), e);
        } catch (IOException | RuntimeException e) {
            throw noBackup(e);
        }
    }

    private static PasswordRecipientInformation lock(CMSAuthEnvelopedDataParser parser) throws BackupFault {
        var recipients = parser.getRecipientInfos().getRecipients();
        if (recipients.size() != 1 || !(recipients.iterator().next() instanceof PasswordRecipientInformation lock)) {
            throw noBackup(null);
        }
        AlgorithmIdentifier derivation = lock.getKeyDerivationAlgorithm();
        if (derivation == null
                || !PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm())
                || PBKDF2Params.getInstance(derivation.getParameters())
                                .getIterationCount()
                                .bitLength()
                        > Integer.SIZE - 1
                || PBKDF2Params.getInstance(derivation.getParameters())
                                .getIterationCount()
                                .intValue()
                        > MOST_ITERATIONS) {
            throw noBackup(null);
        }
        return lock;
    }

    private static BackupFault noBackup(Exception cause) {
        return new BackupFault(Kind.FILE, Said.of("backup.noBackup"), cause);
    }

    private static OutputStream closingBoth(OutputStream sealed, OutputStream to) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                sealed.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                sealed.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                try (to) {
                    sealed.close();
                }
            }
        };
    }

    /**
     * Bounds the part before the content: the parser reads it into memory, however long a forged file says that it is.
     */
    private static final class Bounded extends FilterInputStream {

        private long left = LARGEST_HEADER;

        Bounded(InputStream in) {
            super(in);
        }

        void release() {
            left = Long.MAX_VALUE;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int read = super.read(into, at, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("the header is too long");
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** Turns all exceptions that a damaged file causes in the readers below into words. */
    private static final class Proven extends FilterInputStream {

        Proven(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            try {
                return super.read(into, at, length);
            } catch (IOException | RuntimeException e) {
                throw new BackupFault(Kind.FILE, Said.of("backup.damaged"), e);
            }
        }

        @Override
        public void close() {
            // Content that nobody reads to its end is not proven.
        }
    }
}
