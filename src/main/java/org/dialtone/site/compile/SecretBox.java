package org.dialtone.site.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts secrets for the database with AES-256-GCM under the key in {@code <data>/secret.key}. */
public final class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SecureRandom random;
    private SecretKeySpec key;

    public SecretBox(Path data, SecureRandom random) {
        this.file = data.resolve("secret.key");
        this.random = random;
    }

    public Path file() {
        return file;
    }

    /** Whether there is a key; the first secret makes one otherwise. */
    public boolean hasKey() {
        return Files.exists(file);
    }

    /** @param owner the owner of the secret; it can't be opened as another's */
    public String seal(String secret, String owner) {
        byte[] nonce = bytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8), owner, keyOrNew());
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /**
     * The secret that was sealed for this owner; an {@link IllegalStateException} says what the operator can do where
     * that fails.
     */
    public String open(String sealed, String owner) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, text, owner, keyOfOld()), StandardCharsets.UTF_8);
    }

    /** The same bytes each time for the same purpose and owner; nobody without the key can guess them. */
    public byte[] derive(String purpose, String owner) {
        try {
            return mac(mac(keyOrNew().getEncoded(), purpose), owner);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has HMAC-SHA-256", e);
        }
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, String owner, SecretKeySpec with) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, with, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    file + " doesn't open the password of " + owner
                            + " in site.db: restore the key file that belongs to this database",
                    e);
        }
    }

    private synchronized SecretKeySpec keyOfOld() {
        if (key == null && !Files.exists(file)) {
            throw new IllegalStateException(file
                    + " is missing, and the passwords in site.db can't be read without it: restore it from the backup");
        }
        return keyOrNew();
    }

    private synchronized SecretKeySpec keyOrNew() {
        if (key == null) {
            try {
                key = new SecretKeySpec(Files.exists(file) ? read() : make(), "AES");
            } catch (IOException e) {
                throw new UncheckedIOException("can't use " + file + ": " + e.getMessage(), e);
            }
        }
        return key;
    }

    private byte[] read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != KEY_BYTES) {
            throw new IOException(
                    "it has " + bytes.length + " bytes where a key has " + KEY_BYTES + "; restore it from the backup");
        }
        return bytes;
    }

    /**
     * Makes the key whole or not at all: writes it beside, forces it to disk, then renames it. The name is on the disk
     * too, before the first secret that needs it.
     */
    private byte[] make() throws IOException {
        byte[] bytes = bytes(KEY_BYTES);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (FileChannel channel = FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return bytes;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
