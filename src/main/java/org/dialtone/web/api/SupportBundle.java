package org.dialtone.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dialtone.app.Condition;
import org.dialtone.app.Conditions;
import org.dialtone.app.LogTail;
import org.dialtone.app.Release;
import org.dialtone.app.Said;
import org.dialtone.app.SiteBook;
import org.dialtone.app.recording.Mask;
import org.dialtone.app.recording.MaskedWords;
import org.dialtone.app.recording.SiteMask;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PackEditing;
import org.dialtone.site.file.SiteWriter;

/** What the makers need to find a fault: texts without secrets, and without names as chosen. */
@ApplicationScoped
public class SupportBundle {

    /** The latest entries of each phone; with 5,000 phones that is 40 MB before it is packed. */
    private static final int ENTRIES = 60;

    private final SiteBook site;
    private final JournalBook journal;
    private final PackEditing packs;
    private final Conditions conditions;
    private final LogTail log;
    private final MaskedWords words;
    private final BoxClock clock;

    @Inject
    SupportBundle(
            SiteBook site,
            JournalBook journal,
            PackEditing packs,
            Conditions conditions,
            LogTail log,
            MaskedWords words,
            BoxClock clock) {
        this.site = site;
        this.journal = journal;
        this.packs = packs;
        this.conditions = conditions;
        this.log = log;
        this.words = words;
        this.clock = clock;
    }

    /**
     * One file of the bundle.
     *
     * @param holds what it holds
     * @param lines before they are masked
     */
    public record Part(String name, Said holds, Supplier<Stream<String>> lines) {}

    /** All files, in their order. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(
                new Part("versions.txt", Said.of("support.versions"), this::versions),
                new Part("health.txt", Said.of("support.health"), this::health),
                new Part(
                        "site.yaml",
                        Said.of("support.site"),
                        () -> SiteWriter.write(SiteMask.withoutRaw(site.document()), false)
                                .lines()),
                new Part("log.txt", Said.of("support.log"), this::log),
                new Part(
                        "journal.txt",
                        Said.of("support.journal", ENTRIES, journal.macs().size()),
                        this::journal)));
        if (packs.vendors().stream().anyMatch(vendor -> !vendor.own().isEmpty())) {
            parts.add(new Part("packs.txt", Said.of("support.packs"), this::ownFiles));
        }
        return List.copyOf(parts);
    }

    /**
     * Writes the bundle as a ZIP file.
     *
     * @param names whether the names of people, places, operators and the site are masked too
     */
    public void write(boolean names, OutputStream to) throws IOException {
        Mask mask = new Mask(words.secrets(), names ? words.names() : List.of());
        try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            for (Part part : parts()) {
                zip.putNextEntry(new ZipEntry(part.name()));
                for (String line : (Iterable<String>) part.lines().get().map(mask::of)::iterator) {
                    zip.write(line.getBytes(StandardCharsets.UTF_8));
                    zip.write('\n');
                }
                zip.closeEntry();
            }
        }
    }

    /** Without their texts: whoever writes a template may write a password into it, in any form. */
    private Stream<String> ownFiles() {
        return packs.vendors().stream()
                .flatMap(vendor -> vendor.own().stream()
                        .map(file -> vendor.key() + "/" + file + " "
                                + packs.text(vendor.key(), file, false)
                                        .map(SupportBundle::checksum)
                                        .orElse("can't be read")));
    }

    private static String checksum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return bytes.length + " bytes, SHA-256 " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<String> log() {
        return log.last(Level.ALL, "", LogTail.MOST).reversed().stream()
                .map(LogTail.Line::text)
                .flatMap(String::lines);
    }

    private Stream<String> versions() {
        return Stream.of(
                "dialtone " + Release.read().says(),
                "java " + Runtime.version(),
                "system " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "time of the box " + clock.wall().instant());
    }

    private Stream<String> health() {
        return Stream.of(conditions.live(), conditions.ready(), conditions.started())
                .flatMap(List::stream)
                .flatMap(SupportBundle::lines);
    }

    private static Stream<String> lines(Condition condition) {
        Condition.State state = condition.now();
        return Stream.concat(
                Stream.of(condition.name() + ": " + (state.up() ? "up" : "down")),
                state.data().entrySet().stream()
                        .map((Map.Entry<String, String> fact) -> "  " + fact.getKey() + ": " + fact.getValue()));
    }

    private Stream<String> journal() {
        return journal.macs().stream().flatMap(this::entries);
    }

    private Stream<String> entries(MacAddress mac) {
        List<Entry> all = journal.entries(mac);
        return all.subList(Math.max(0, all.size() - ENTRIES), all.size()).stream()
                .map(entry -> clock.shown(entry.at()) + " " + mac + " " + entry.event() + ": "
                        + EventWords.english().says(entry));
    }
}
