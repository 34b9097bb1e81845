package org.dialtone.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** An update as its maker or an attacker writes it: a test may change every part before it becomes bytes. */
public final class UpdateFile {

    static final KeyPair MAKER = key();

    public final Map<String, byte[]> files = new LinkedHashMap<>();
    public KeyPair signer = MAKER;
    String head;
    char type = '0';

    public UpdateFile(String version, String serial) {
        head = "dialtone-update 1\nproduct dialtone\nversion " + version + "\nserial " + serial
                + "\narch amd64\nschema 12\n";
        files.put("vmlinuz", content(1_000));
        files.put("initrd.img", content(70_000));
        files.put("filesystem.squashfs", content(300_000));
    }

    /** Returns the bytes as the builder writes them. */
    public byte[] bytes() {
        String manifest = manifest();
        return tar(manifest, sign(manifest), files);
    }

    byte[] tar(String manifest, byte[] signature, Map<String, byte[]> content) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        add(tar, "manifest", manifest.getBytes(StandardCharsets.UTF_8));
        add(tar, "manifest.sig", signature);
        content.forEach((name, bytes) -> add(tar, name, bytes));
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    String manifest() {
        StringBuilder text = new StringBuilder(head);
        files.forEach((name, bytes) -> text.append("file ")
                .append(name)
                .append(' ')
                .append(bytes.length)
                .append(' ')
                .append(sha256(bytes))
                .append('\n'));
        return text.toString();
    }

    byte[] sign(String manifest) {
        try {
            Signature made = Signature.getInstance("Ed25519");
            made.initSign(signer.getPrivate());
            made.update(manifest.getBytes(StandardCharsets.UTF_8));
            return made.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    void add(ByteArrayOutputStream tar, String name, byte[] content) {
        tar.writeBytes(header(name, content.length, type));
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }

    /** Makes one header of ustar (POSIX.1-2008, pax). */
    static byte[] header(String name, long size, char type) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(
                header,
                100,
                "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(size) + "00000000000\0" + "        "
                        + type);
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    public static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(MAKER.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) + size);
        }
        return bytes;
    }

    private static void put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }
}
