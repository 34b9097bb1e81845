package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Effective.Found;

/**
 * Files as they were rendered last. A view holds all that a template sees, so an equal view gives an equal file, and nothing
 * else needs to be watched but the templates. Bounded; safe to use from any thread.
 */
final class RenderedFiles {

    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_SOURCES = 20_000;

    /** A fault may be one of time, on a box that has much to do. */
    private static final Duration FAULT_STANDS = Duration.ofSeconds(10);

    private static final int MOST_FAULTS = 1_000;

    private final Renderer renderer;
    private final InstantSource clock;
    private volatile Shelf shelf = new Shelf(null, null);

    RenderedFiles(Renderer renderer, InstantSource clock) {
        this.renderer = renderer;
        this.clock = clock;
    }

    /** What came of a template and a view. */
    sealed interface File {

        /** @param etag quoted hash of the bytes */
        record Whole(byte[] bytes, String etag) implements File {}

        /** @param until then it is tried again */
        record Broken(String why, Instant until) implements File {}
    }

    /** @param raw the vendor's own parameters, which are laid over what the template gave */
    private record Key(String template, Map<String, Object> view, Map<String, Found> raw) {}

    /**
     * What a view follows from, as long as plan and templates are the same.
     *
     * @param made     of which template, and which page
     * @param whose    the phone that the file speaks of, or null
     * @param firmware names the state of the firmware that the file tells of
     */
    record Source(Edition pack, String made, MacAddress whose, String model, Ip4 local, String firmware) {}

    /** One reading of a pack: another one that says the same is no equal, as to compare them would take too long. */
    record Edition(VendorPack pack) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Edition that && that.pack == pack;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(pack);
        }
    }

    /** @param raw the vendor's own parameters */
    record View(Map<String, Object> values, Map<String, Found> raw) {}

    /** @param edition of the templates */
    private record Shelf(
            Object edition,
            ProvisionPlan plan,
            Map<Key, File.Whole> files,
            AtomicLong bytes,
            Map<Source, File.Whole> bySource,
            Map<Key, File.Broken> broken) {

        Shelf(Object edition, ProvisionPlan plan) {
            this(
                    edition,
                    plan,
                    new ConcurrentHashMap<>(),
                    new AtomicLong(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>());
        }

        Shelf with(ProvisionPlan newer) {
            return new Shelf(edition, newer, files, bytes, new ConcurrentHashMap<>(), broken);
        }
    }

    /**
     * The file, without a look at its view where the same was asked for already.
     *
     * @param source null: the view follows from more than that
     */
    File get(ProvisionPlan plan, FileMatch match, Source source, Supplier<View> view) {
        Shelf now = current(plan);
        File.Whole known = source == null ? null : now.bySource().get(source);
        if (known != null) {
            return known;
        }
        File file = get(now, match, view.get());
        if (source != null && file instanceof File.Whole whole && now.bySource().size() < MOST_SOURCES) {
            now.bySource().put(source, whole);
        }
        return file;
    }

    private File get(Shelf now, FileMatch match, View view) {
        Key key = new Key(match.template(), view.values(), view.raw());
        File.Whole known = now.files().get(key);
        if (known != null) {
            return known;
        }
        File.Broken broken = now.broken().get(key);
        return broken != null && clock.instant().isBefore(broken.until())
                ? broken
                : render(
                        now,
                        key,
                        new RawParameters(match.pack().dialect().features().raw()));
    }

    /** Two threads that meet here each begin a shelf; one of them is forgotten, and nothing but time is lost. */
    private Shelf current(ProvisionPlan plan) {
        Shelf now = shelf;
        if (!renderer.edition().equals(now.edition()) || now.bytes().get() >= MOST_BYTES) {
            now = new Shelf(renderer.edition(), plan);
            shelf = now;
        } else if (now.plan() != plan) {
            now = now.with(plan);
            shelf = now;
        }
        return now;
    }

    private File render(Shelf now, Key key, RawParameters raw) {
        return switch (renderer.render(key.template(), key.view())) {
            case Renderer.Rendering.Text(String text) ->
                keep(now, key, raw.lay(text, key.raw()).getBytes(StandardCharsets.UTF_8));
            case Renderer.Rendering.Fault fault ->
                keep(
                        now,
                        key,
                        new File.Broken(
                                "template fault: " + fault, clock.instant().plus(FAULT_STANDS)));
        };
    }

    /** What can't be made is not tried again for each who asks. */
    private static File keep(Shelf now, Key key, File.Broken broken) {
        if (now.broken().size() >= MOST_FAULTS) {
            now.broken().clear();
        }
        now.broken().put(key, broken);
        return broken;
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
