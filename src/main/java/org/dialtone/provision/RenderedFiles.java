package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Effective.Found;

/**
 * Caches rendered files. A view contains all input of a template, so an equal view gives an equal file, and only the
 * templates need to be watched. Bounded; safe to use from any thread.
 */
final class RenderedFiles {

    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_SOURCES = 20_000;

    /** How long a fault is kept: it may be a lack of time, on a busy box. */
    private static final Duration FAULT_STANDS = Duration.ofSeconds(10);

    private static final int MOST_FAULTS = 1_000;

    private final Renderer renderer;
    private final InstantSource clock;
    private volatile Rendered current = new Rendered(null, null);

    RenderedFiles(Renderer renderer, InstantSource clock) {
        this.renderer = renderer;
        this.clock = clock;
    }

    /** The result of a template and a view. */
    sealed interface File {

        /** @param etag quoted hash of the bytes */
        record Whole(byte[] bytes, String etag) implements File {}

        /** @param until the time after which the file is rendered anew */
        record Broken(String why, Instant until) implements File {}
    }

    /** @param raw the vendor's own parameters, which replace those of the template */
    private record Key(String template, Map<String, Object> view, Map<String, Found> raw) {}

    /**
     * The input that decides a view, as long as plan and templates stay the same.
     *
     * @param made     the template, and the page
     * @param whose    the phone whose file this is, or null
     * @param firmware names the state of the firmware that the file names
     */
    record Source(Edition pack, String made, MacAddress whose, String model, Ip4 local, String firmware) {

        static Source of(FileMatch match, MacAddress whose, String model, Ip4 local, String firmware) {
            String made = match.template() + " " + match.page();
            return new Source(new Edition(match.pack()), made, whose, model, local, firmware);
        }
    }

    /** A loaded pack, compared by identity, because a comparison of contents would take too long. */
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

    /** @param edition the edition of the templates */
    private record Rendered(
            Object edition,
            ProvisionPlan plan,
            Map<Key, File.Whole> files,
            AtomicLong bytes,
            Map<Source, File.Whole> bySource,
            Map<Key, File.Broken> broken) {

        Rendered(Object edition, ProvisionPlan plan) {
            this(
                    edition,
                    plan,
                    new ConcurrentHashMap<>(),
                    new AtomicLong(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>());
        }

        Rendered with(ProvisionPlan newer) {
            return new Rendered(edition, newer, files, bytes, new ConcurrentHashMap<>(), broken);
        }
    }

    /**
     * Gives the file, and makes no view where the same source was asked for already.
     *
     * @param source null: the view depends on more input
     */
    File get(ProvisionPlan plan, FileMatch match, Source source, Supplier<View> view) {
        Rendered now = current(plan);
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

    /**
     * Gives the file's tag alone; empty where the template fails. A file that is rendered for this isn't kept: the room
     * is for phones that boot.
     */
    Optional<String> tag(ProvisionPlan plan, FileMatch match, Source source, Supplier<View> view) {
        Rendered now = current(plan);
        File.Whole known = now.bySource().get(source);
        if (known != null) {
            return Optional.of(known.etag());
        }
        View seen = view.get();
        File.Whole equal = now.files().get(new Key(match.template(), seen.values(), seen.raw()));
        if (equal != null) {
            return Optional.of(equal.etag());
        }
        RawParameters raw = new RawParameters(match.pack().dialect().features().raw());
        return switch (renderer.render(match.template(), seen.values())) {
            case Renderer.Rendering.Text(String text) -> Optional.of(etag(bytes(raw.lay(text, seen.raw()))));
            case Renderer.Rendering.Fault _ -> Optional.empty();
        };
    }

    private File get(Rendered now, FileMatch match, View view) {
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

    /** Of the present plan. Two threads at once may each begin one; one of the two is dropped, which costs only time. */
    private Rendered current(ProvisionPlan plan) {
        Rendered now = current;
        if (!renderer.edition().equals(now.edition()) || now.bytes().get() >= MOST_BYTES) {
            now = new Rendered(renderer.edition(), plan);
            current = now;
        } else if (now.plan() != plan) {
            now = now.with(plan);
            current = now;
        }
        return now;
    }

    private File render(Rendered now, Key key, RawParameters raw) {
        return switch (renderer.render(key.template(), key.view())) {
            case Renderer.Rendering.Text(String text) -> keep(now, key, bytes(raw.lay(text, key.raw())));
            case Renderer.Rendering.Fault fault ->
                keep(
                        now,
                        key,
                        new File.Broken(
                                "template fault: " + fault, clock.instant().plus(FAULT_STANDS)));
        };
    }

    /** Keeps a fault, so that a file that can't be rendered isn't tried again for each request. */
    private static File keep(Rendered now, Key key, File.Broken broken) {
        if (now.broken().size() >= MOST_FAULTS) {
            now.broken().clear();
        }
        now.broken().put(key, broken);
        return broken;
    }

    private static File keep(Rendered now, Key key, byte[] bytes) {
        File.Whole file = new File.Whole(bytes, etag(bytes));
        if (now.files().putIfAbsent(key, file) == null) {
            // The view is about as large as the file that is made of it.
            now.bytes().addAndGet(2L * bytes.length + 1_000);
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String etag(byte[] bytes) {
        return "\"" + HexFormat.of().formatHex(digest(bytes), 0, 16) + "\"";
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
