package org.dialtone.store.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Passphrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final Passphrase PASSPHRASE = new Passphrase("correct horse ü battery");
    private static final int FEW = 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 32_768, 300_000})
    void aSealedTextComesBack(int length) throws IOException {
        byte[] content = content(length);
        assertArrayEquals(content, open(seal(content, FEW), PASSPHRASE));
    }

    @Test
    void theUsualNumberOfIterationsOpensToo() throws IOException {
        assertEquals(600_000, Envelope.ITERATIONS);
        assertArrayEquals(content(10), open(seal(content(10), Envelope.ITERATIONS), PASSPHRASE));
    }

    @Test
    void anotherPassphraseOpensNothing() throws IOException {
        byte[] sealed = seal(content(100), FEW);
        assertEquals(
                "the passphrase doesn't open this backup",
                assertThrows(BackupFault.class, () -> open(sealed, new Passphrase("correct horse u battery")))
                        .getMessage());
    }

    @Test
    void anEnvelopeWithAChangedByteIsRefused() throws IOException {
        byte[] content = content(40_000);
        byte[] sealed = seal(content, FEW);
        for (int at = 0; at < sealed.length; at += at < 400 || at > sealed.length - 60 ? 1 : 997) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            try {
                // Bytes without meaning, such as the version of the recipient, may differ; the content never may.
                assertArrayEquals(content, open(changed, PASSPHRASE), "byte " + at);
            } catch (BackupFault _) {
                // The envelope is refused, as it should be.
            }
        }
    }

    @Test
    void aShortenedEnvelopeIsRefused() throws IOException {
        byte[] sealed = seal(content(40_000), FEW);
        int needed = sealed.length;
        for (int length = 0; length < needed; length += length < 400 || length > needed - 60 ? 1 : 997) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThrows(BackupFault.class, () -> open(cut, PASSPHRASE), () -> "cut to " + cut.length);
        }
    }

    @Test
    void noTimeIsLostOnForgedIterations() throws IOException {
        String sealed = HexFormat.of().formatHex(seal(content(10), 0x010000));
        assertTrue(sealed.contains("0203010000"));
        byte[] forged = HexFormat.of().parseHex(sealed.replace("0203010000", "02037fffff"));
        assertEquals(
                "this is no backup of Dialtone, or its beginning is damaged",
                assertThrows(BackupFault.class, () -> open(forged, PASSPHRASE)).getMessage());
    }

    /** Lengths that promise gigabytes, other kinds of CMS, and bytes that are no ASN.1 at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "30",
                "3080",
                "308000",
                "504b0304",
                "30840fffffff",
                "3080060b2a864886f70d010910011704847fffffff",
                "3080060b2a864886f70d0109100117a080308002010031847fffffff",
                "3080060b2a864886f70d0109100117a08030800201003100",
                "3080060b2a864886f70d0109100117a0803080020100310430020101"
            })
    void aFileThatIsNoBackupIsRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThrows(BackupFault.class, () -> open(bytes, PASSPHRASE));
    }

    @Test
    void noiseIsRefused() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            assertThrows(BackupFault.class, () -> open(noise, PASSPHRASE));
        }
    }

    /** An operator can decrypt a backup without Dialtone. */
    @Test
    void opensslOpensIt(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "no openssl here");
        Path sealed = Files.write(folder.resolve("backup"), seal(content(50_000), FEW));
        Path opened = folder.resolve("opened");
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-inform",
                        "DER",
                        "-binary",
                        "-in",
                        sealed.toString(),
                        "-out",
                        opened.toString(),
                        "-pwri_password",
                        PASSPHRASE.text())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, openssl.waitFor(), said);
        assertArrayEquals(content(50_000), Files.readAllBytes(opened));
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static byte[] seal(byte[] content, int iterations) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = Envelope.seal(sealed, PASSPHRASE, iterations)) {
            out.write(content);
        }
        return sealed.toByteArray();
    }

    private static byte[] open(byte[] sealed, Passphrase passphrase) throws IOException {
        return Envelope.open(new ByteArrayInputStream(sealed), passphrase).readAllBytes();
    }
}
