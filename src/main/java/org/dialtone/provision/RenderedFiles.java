package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.dialtone.provision.Effective.Found;

/**
 * Files as they were rendered last. A view holds all that a template sees, so an equal view gives an equal file, and nothing
 * else needs to be watched but the templates. Bounded; safe to use from any thread.
 */
final class RenderedFiles {

    private static final long MOST_BYTES = 32L << 20;

    private final Renderer renderer;
    private volatile Shelf shelf = new Shelf(null);

    RenderedFiles(Renderer renderer) {
        this.renderer = renderer;
    }

    /** What came of a template and a view. */
    sealed interface File {

        /** @param etag quoted hash of the bytes */
        record Whole(byte[] bytes, String etag) implements File {
        }

        record Broken(String why) implements File {
        }
    }

    /** @param raw the vendor's own parameters, which are laid over what the template gave */
    private record Key(String template, Map<String, Object> view, Map<String, Found> raw) {
    }

    /** @param edition of the templates */
    private record Shelf(Object edition, Map<Key, File.Whole> files, AtomicLong bytes) {

        Shelf(Object edition) {
            this(edition, new ConcurrentHashMap<>(), new AtomicLong());
        }
    }

    /** @param view not to be changed afterwards */
    File get(FileMatch match, Map<String, Object> view, Map<String, Found> raw) {
        Shelf now = current();
        Key key = new Key(match.template(), view, raw);
        File.Whole known = now.files().get(key);
        return known != null ? known : render(now, key, new RawParameters(match.pack().dialect().features().raw()));
    }

    private Shelf current() {
        Shelf now = shelf;
        if (renderer.edition().equals(now.edition()) && now.bytes().get() < MOST_BYTES) {
            return now;
        }
        // Two threads that meet here each begin a shelf; one of them is forgotten, and nothing but time is lost.
        Shelf fresh = new Shelf(renderer.edition());
        shelf = fresh;
        return fresh;
    }

    private File render(Shelf now, Key key, RawParameters raw) {
        return switch (renderer.render(key.template(), key.view())) {
            case Renderer.Rendering.Text(String text) -> keep(now, key, raw.lay(text, key.raw()).getBytes(StandardCharsets.UTF_8));
            case Renderer.Rendering.Fault fault -> new File.Broken("template fault: " + fault);
        };
    }

    private static File keep(Shelf now, Key key, byte[] bytes) {
        File.Whole file = new File.Whole(bytes, "\"" + HexFormat.of().formatHex(digest(bytes), 0, 16) + "\"");
        if (now.files().putIfAbsent(key, file) == null) {
            // The view weighs about as much as the file that is made of it.
            now.bytes().addAndGet(2L * bytes.length + 1_000);
        }
        return file;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
