package org.dialtone.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.InstalledPacks.Draft;
import org.dialtone.pack.PackHistory.Version;
import org.dialtone.pack.PackPreview.Shows;
import org.dialtone.phone.VendorPack;
import org.jboss.logging.Logger;

/**
 * Changes packs for the operator: each change is checked first, then kept as a version and served at once. Safe to use
 * from any thread that may wait.
 */
public final class PackEditing {

    private static final Logger LOG = Logger.getLogger(PackEditing.class);

    private final InstalledPacks installed;
    private final PackPreview preview;
    private final Function<String, Optional<Seen>> seen;

    /** @param seen by which phone a vendor's pack is known to work */
    public PackEditing(InstalledPacks installed, PackPreview preview, Function<String, Optional<Seen>> seen) {
        this.installed = installed;
        this.preview = preview;
        this.seen = seen;
    }

    /**
     * The first real phone of a pack that registered here; model and firmware may be null.
     *
     * @param at by the wall clock
     */
    public record Seen(String phone, String model, String firmware, Instant at) {

        /** Model and firmware, else the phone's address. */
        public String device() {
            return model == null ? phone : firmware == null ? model : model + " " + firmware;
        }
    }

    /**
     * A vendor and the operator's files for it.
     *
     * @param name    null where no pack of this vendor is served
     * @param builtIn whether a pack of this vendor came with the program
     * @param own     names of the operator's files
     * @param faults  why the operator's files are not served
     * @param notes   which of the operator's files have no effect, and why
     * @param seen    null: no real phone of it was seen yet
     */
    public record Vendor(
            String key,
            String name,
            boolean builtIn,
            List<String> own,
            List<PackFault> faults,
            List<PackFault> notes,
            Seen seen) {}

    /** A file of a pack. {@code own}: the operator has one; {@code builtIn}: one came with the program. */
    public record Entry(String name, boolean own, boolean builtIn) {}

    /** One version of the operator's files; the first version is empty. */
    public record Kept(int number, int of, Instant at, List<String> files) {}

    /**
     * The result of a change: saved, only tried, or refused for its faults; the effect is null where there are faults.
     */
    public record Outcome(boolean saved, List<PackFault> faults, EditEffect effect) {

        public boolean ok() {
            return faults.isEmpty();
        }
    }

    public List<Vendor> vendors() {
        return installed.keys().stream().map(this::vendor).toList();
    }

    /** Finds a vendor; empty for a key without a pack. */
    public Optional<Vendor> find(String key) {
        return installed.keys().contains(key) ? Optional.of(vendor(key)) : Optional.empty();
    }

    private Vendor vendor(String key) {
        String folder = key + "/";
        return new Vendor(
                key,
                installed.served(key).map(VendorPack::name).orElse(null),
                installed.builtIn().keys().contains(key),
                List.copyOf(installed.own().names(key)),
                installed.faults().stream()
                        .filter(fault -> fault.file().startsWith(folder))
                        .toList(),
                installed.notes().stream()
                        .filter(note -> note.file().startsWith(folder))
                        .toList(),
                seen.apply(key).orElse(null));
    }

    /** Lists all files of a pack, by name. */
    public List<Entry> files(String key) {
        SortedSet<String> own = installed.own().names(key);
        SortedSet<String> builtIn = installed.builtIn().names(key);
        return installed.own().over(installed.builtIn()).names(key).stream()
                .map(name -> new Entry(name, own.contains(name), builtIn.contains(name)))
                .toList();
    }

    /** Returns the text of a file: the operator's where there is one, unless the caller asks for the original. */
    public Optional<String> text(String key, String name, boolean original) {
        PackSource source = original ? installed.builtIn() : installed.own().over(installed.builtIn());
        return source.read(key, name);
    }

    /**
     * Reports what {@link #save} would find and change, and changes nothing.
     *
     * @param changes texts by file name; null removes the operator's file
     */
    public Outcome check(String key, Map<String, String> changes) {
        List<PackFault> faults = new ArrayList<>(unfit(key, changes));
        if (!faults.isEmpty()) {
            return new Outcome(false, faults, null);
        }
        SortedMap<String, String> files = changed(key, changes);
        boolean gone = files.isEmpty() && !installed.builtIn().keys().contains(key);
        Draft draft = gone ? null : installed.draft(key, files);
        return gone
                ? new Outcome(false, List.of(), null)
                : new Outcome(false, draft.faults(), draft.faults().isEmpty() ? preview.effect(draft) : null);
    }

    /** Changes the operator's files and serves them, or changes nothing where there is a fault. */
    public synchronized Outcome save(String key, Map<String, String> changes) {
        return save(key, changes, 0);
    }

    private Outcome save(String key, Map<String, String> changes, int of) {
        Outcome checked = check(key, changes);
        if (!checked.ok()) {
            return checked;
        }
        try {
            SortedMap<String, String> files = changed(key, changes);
            installed.remember(key);
            write(key, changes);
            installed.load();
            keep(key, files, of);
            return new Outcome(true, checked.faults(), checked.effect());
        } catch (IOException | UncheckedIOException e) {
            return new Outcome(
                    false,
                    List.of(new PackFault(
                            key,
                            0,
                            0,
                            "can't be saved: " + e.getMessage()
                                    + "; see that the data folder may be written and has room")),
                    null);
        }
    }

    /**
     * Keeps the files as a version. They are served by now, so a failure here is no reason to refuse them: the next
     * change keeps them first.
     */
    private void keep(String key, SortedMap<String, String> files, int of) {
        try {
            installed.history().add(key, files, of);
        } catch (UncheckedIOException e) {
            LOG.warn(e.getMessage());
        }
    }

    /**
     * Shows the files that a phone of the site would get after these changes, compared with those that it gets now;
     * empty for a phone that the site doesn't name.
     */
    public Optional<Shows> preview(String key, Map<String, String> changes, MacAddress mac, boolean secrets) {
        List<PackFault> faults = unfit(key, changes);
        return faults.isEmpty()
                ? preview.edited(key, changed(key, changes), mac, secrets)
                : Optional.of(new Shows(faults, List.of()));
    }

    /** Lists the versions, newest first. */
    public List<Kept> versions(String key) {
        return installed.history().versions(key).stream()
                .map(version -> new Kept(
                        version.number(),
                        version.of(),
                        version.at(),
                        List.copyOf(PackHistory.files(version).keySet())))
                .toList();
    }

    /**
     * Goes back to the version before the one in force, one version further each time; from files that are refused, to
     * the last good version.
     */
    public synchronized Optional<Outcome> undo(String key) {
        installed.remember(key);
        boolean astray = installed
                .history()
                .newest(key)
                .filter(files -> !files.equals(installed.own().texts(key)))
                .isPresent();
        Optional<Version> wanted = astray
                ? installed.history().versions(key).stream().findFirst()
                : installed.history().before(key);
        return wanted.isEmpty() ? Optional.empty() : Optional.of(restore(key, wanted.get()));
    }

    /** Brings back a version; empty where no version has this number. */
    public synchronized Optional<Outcome> restore(String key, int number) {
        Optional<Version> wanted = installed.history().versions(key).stream()
                .filter(version -> version.number() == number)
                .findFirst();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(restore(key, wanted.get()));
    }

    private Outcome restore(String key, Version version) {
        Map<String, String> changes = new HashMap<>();
        installed.own().names(key).forEach(name -> changes.put(name, null));
        changes.putAll(PackHistory.files(version));
        return save(key, changes, version.of());
    }

    private SortedMap<String, String> changed(String key, Map<String, String> changes) {
        SortedMap<String, String> files = new TreeMap<>(installed.own().texts(key));
        changes.forEach((name, text) -> {
            if (text == null) {
                files.remove(name);
            } else {
                files.put(name, text);
            }
        });
        return files;
    }

    private List<PackFault> unfit(String key, Map<String, String> changes) {
        List<PackFault> faults = new ArrayList<>();
        if (!OwnPacks.KEY.matcher(key).matches()) {
            faults.add(new PackFault(key, 0, 0, "is no vendor: it has small letters, digits and - only, at most 32"));
        }
        changes.forEach((name, text) -> {
            if (!OwnPacks.NAME.matcher(name).matches()
                    || OwnPacks.BESIDE_THE_POINT.matcher(name).matches()) {
                faults.add(new PackFault(
                        key + "/" + name,
                        0,
                        0,
                        "is no name for a file of a pack: use letters, digits, . _ and - only, at most 64"));
            } else if (text != null && text.getBytes(StandardCharsets.UTF_8).length > OwnPacks.LARGEST) {
                faults.add(new PackFault(key + "/" + name, 0, 0, "is larger than " + OwnPacks.LARGEST / 1024 + " KiB"));
            }
        });
        if (changed(key, changes).size() > OwnPacks.MOST_FILES) {
            faults.add(new PackFault(key, 0, 0, "has more than " + OwnPacks.MOST_FILES + " files"));
        }
        return faults;
    }

    /** Writes all texts under other names first, so that a full disk shows before anything is changed. */
    private void write(String key, Map<String, String> changes) throws IOException {
        // Operators' files may hold passwords.
        Path folder = Files.createDirectories(installed.own().folder().resolve(key), PackHistory.OWNER_ONLY);
        Map<Path, Path> fresh = new HashMap<>();
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (change.getValue() != null) {
                fresh.put(
                        Files.writeString(folder.resolve("." + change.getKey()), change.getValue()),
                        folder.resolve(change.getKey()));
            }
        }
        for (Map.Entry<Path, Path> file : fresh.entrySet()) {
            Files.move(
                    file.getKey(),
                    file.getValue(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (change.getValue() == null) {
                Files.deleteIfExists(folder.resolve(change.getKey()));
            }
        }
    }
}
