package org.dialtone.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/**
 * A site file: its text, its path or null where it came without one, and the SHA-256 of its content in hex.
 */
record SiteSource(String path, String text, String digest) {

    /** Empty where it can't be read. */
    static Optional<SiteSource> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(new SiteSource(name(file), new String(bytes, StandardCharsets.UTF_8), digest(bytes)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @param path null where the text came without one */
    static SiteSource of(String text, String path) {
        return new SiteSource(path, text, digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    AppliedFile applied() {
        return new AppliedFile(path, digest);
    }

    static Review unreadable(Path file) {
        return new Review(
                List.of(new Finding(
                        Severity.FAULT,
                        1,
                        1,
                        "",
                        Complaint.of(Files.exists(file) ? Flaw.SITE_FILE_UNREADABLE : Flaw.SITE_FILE_MISSING, file))),
                Changes.NONE);
    }

    static String name(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
