package org.dialtone.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Updates as an attacker or a bad line makes them. */
final class BadUpdates {

    private BadUpdates() {}

    static byte[] unsigned() {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        update.add(tar, "manifest", update.manifest().getBytes(StandardCharsets.UTF_8));
        update.files.forEach((name, bytes) -> update.add(tar, name, bytes));
        return tar.toByteArray();
    }

    static byte[] foreign() {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        update.signer = UpdateFile.key();
        return update.bytes();
    }

    static byte[] forged(byte[] signature) {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        return update.tar(update.manifest(), signature, update.files);
    }

    static byte[] changedManifest() {
        UpdateFile update = new UpdateFile("1.1.0", UpdateErrandTest.NEXT);
        byte[] signature = update.sign(update.manifest());
        return update.tar(update.manifest().replace("version 1.1.0", "version 1.3.0"), signature, update.files);
    }

    static byte[] endlessManifest() {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        String endless = " ".repeat(4 << 20);
        return update.tar(endless, update.sign(endless), update.files);
    }

    static byte[] said(String word, String instead) {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        update.head = update.head.replace(word, instead);
        return update.bytes();
    }

    static byte[] tooLarge() {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        String manifest = update.manifest()
                .replace("vmlinuz 1000 ", "vmlinuz 450000000000 ")
                .replace("squashfs 300000 ", "squashfs 450000000000 ");
        return update.tar(manifest, update.sign(manifest), update.files);
    }

    static byte[] flipped(byte[] good, int at) {
        byte[] bytes = good.clone();
        bytes[at] ^= 1;
        return bytes;
    }

    static byte[] shorter() {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        Map<String, byte[]> files = new LinkedHashMap<>(update.files);
        files.put("vmlinuz", Arrays.copyOf(update.files.get("vmlinuz"), 999));
        return update.tar(update.manifest(), update.sign(update.manifest()), files);
    }

    static byte[] reordered() {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        return update.tar(
                update.manifest(), update.sign(update.manifest()), new LinkedHashMap<>(update.files).reversed());
    }

    static byte[] with(String name) {
        UpdateFile update = new UpdateFile("1.3.0", UpdateErrandTest.NEXT);
        Map<String, byte[]> files = new LinkedHashMap<>(update.files);
        files.put(name, new byte[] {1});
        return update.tar(update.manifest(), update.sign(update.manifest()), files);
    }

    static byte[] renamed(String name) {
        return withHeader(UpdateFile.header(name, 1000, '0'));
    }

    static byte[] typed(char type) {
        return withHeader(UpdateFile.header("vmlinuz", 1000, type));
    }

    static byte[] oddSize() {
        byte[] header = UpdateFile.header("vmlinuz", 1000, '0');
        System.arraycopy("0x3e8$(id)\0\0".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 12);
        return withHeader(header);
    }

    /**
     * Replaces the header of the first file; before it come two headers, the manifest and its signature, in five
     * blocks.
     */
    private static byte[] withHeader(byte[] header) {
        byte[] bytes = new UpdateFile("1.3.0", UpdateErrandTest.NEXT).bytes();
        System.arraycopy(header, 0, bytes, 512 * 4, 512);
        return bytes;
    }
}
