package org.dialtone.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dialtone.pack.PackReader.ReadPack;
import org.dialtone.pack.PackReader.Trial;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Renderer;

/**
 * Holds all packs; what the operator wrote is tried when it is read, and a faulty pack never replaces one that works.
 * Safe to use from any thread.
 */
public final class InstalledPacks implements Renderer {

    private final PackSource builtIn;
    private final OwnPacks own;
    private final PackHistory history;
    private final List<Consumer<Packs>> listeners = new CopyOnWriteArrayList<>();
    private volatile Contents contents =
            new Contents(new TreeMap<>(), List.of(), List.of(), new Packs(List.of()), Map.of());

    private record Contents(
            SortedMap<String, ReadPack> byKey,
            List<PackFault> faults,
            List<PackFault> notes,
            Packs packs,
            Map<String, PackTemplate> templates) {

        static Contents of(SortedMap<String, ReadPack> byKey, List<PackFault> faults, List<PackFault> notes) {
            Map<String, PackTemplate> templates = new HashMap<>();
            byKey.values().forEach(read -> templates.putAll(read.templates()));
            return new Contents(
                    byKey,
                    List.copyOf(faults),
                    List.copyOf(notes),
                    new Packs(byKey.values().stream().map(ReadPack::pack).toList()),
                    Map.copyOf(templates));
        }
    }

    /** A pack as some files would make it; it can be used only without faults. */
    record Draft(ReadPack read, List<PackFault> faults) {}

    /** @param own the operator's folder, whose files win over those that came with the program; it need not exist */
    public InstalledPacks(Path own) {
        this(new BuiltInPacks(), new OwnPacks(own));
    }

    private InstalledPacks(PackSource builtIn, OwnPacks own) {
        this.builtIn = builtIn;
        this.own = own;
        this.history = new PackHistory(own.folder().resolveSibling(own.folder().getFileName() + "-history"));
    }

    /**
     * Reads all packs anew and returns their faults. In place of a faulty pack the last good one stays, else the
     * built-in one.
     */
    public synchronized List<PackFault> load() {
        List<PackFault> faults = new ArrayList<>();
        List<PackFault> notes = new ArrayList<>(own.oddities());
        SortedMap<String, ReadPack> byKey = new TreeMap<>();
        for (String key : own.over(builtIn).keys()) {
            Draft draft = draft(key, own.texts(key));
            (draft.faults().isEmpty() ? Optional.of(draft.read()) : lastGood(key))
                    .ifPresent(read -> byKey.put(key, read));
            faults.addAll(draft.faults());
            notes.addAll(unused(key, draft.read()));
        }
        contents = Contents.of(byKey, faults, notes);
        listeners.forEach(listener -> listener.accept(contents.packs()));
        return List.copyOf(faults);
    }

    /** The faults of the packs in the operator's folder; in place of these, other versions are served. */
    public List<PackFault> faults() {
        return contents.faults();
    }

    /** The files in the operator's folder that have no effect. */
    public List<PackFault> notes() {
        return contents.notes();
    }

    public Packs packs() {
        return contents.packs();
    }

    /** Adds a listener, which receives all packs whenever they were read anew. */
    public void onChange(Consumer<Packs> listener) {
        listeners.add(listener);
    }

    @Override
    public Object edition() {
        return contents;
    }

    @Override
    public Rendering render(String template, Map<String, Object> view) {
        return render(contents.templates(), template, view);
    }

    /** Makes the vendor's pack with these files instead of those in the operator's folder; installs nothing. */
    Draft draft(String key, Map<String, String> files) {
        List<PackFault> faults = new ArrayList<>();
        Trial trial = files.isEmpty() ? Trial.BEFORE : Trial.NOW;
        ReadPack read = PackReader.read(PackSource.of(key, files).over(builtIn), key, trial, faults);
        return new Draft(read, List.copyOf(faults));
    }

    /** Keeps the operator's files as a version, if they have no faults. */
    synchronized void remember(String key) {
        Map<String, String> files = own.texts(key);
        boolean changed = !files.isEmpty() || history.newest(key).isPresent();
        if (changed
                && contents.faults().stream().noneMatch(fault -> fault.file().startsWith(key + "/"))) {
            history.add(key, files, 0);
        }
    }

    Optional<VendorPack> served(String key) {
        return Optional.ofNullable(contents.byKey().get(key)).map(ReadPack::pack);
    }

    SortedSet<String> keys() {
        return own.over(builtIn).keys();
    }

    PackSource builtIn() {
        return builtIn;
    }

    OwnPacks own() {
        return own;
    }

    PackHistory history() {
        return history;
    }

    static Rendering render(Map<String, PackTemplate> templates, String template, Map<String, Object> view) {
        PackTemplate found = templates.get(template);
        return found == null ? new Rendering.Fault(template, "no such template") : found.render(view);
    }

    private Optional<ReadPack> lastGood(String key) {
        return Optional.ofNullable(contents.byKey().get(key))
                .or(() -> history.newest(key)
                        .map(files -> draft(key, files))
                        .filter(draft -> draft.faults().isEmpty())
                        .map(Draft::read))
                .or(() -> Optional.of(draft(key, Map.of()))
                        .filter(draft -> draft.faults().isEmpty())
                        .map(Draft::read));
    }

    private List<PackFault> unused(String key, ReadPack read) {
        return own.names(key).stream()
                .filter(name ->
                        !name.equals(PackReader.PACK) && !read.templates().containsKey(key + "/" + name))
                .map(name -> new PackFault(
                        key + "/" + name, 0, 0, "has no effect: no file in pack.yaml names this template"))
                .toList();
    }
}
