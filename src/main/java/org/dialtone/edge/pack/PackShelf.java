package org.dialtone.edge.pack;

import io.quarkus.qute.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dialtone.edge.pack.PackReader.ReadPack;
import org.dialtone.phone.Packs;
import org.dialtone.provision.Renderer;

/** All packs, read and tried; a faulty one never replaces one that works. Safe to use from any thread. */
public final class PackShelf implements Renderer {

    private final PackSource builtIn;
    private final PackSource all;
    private volatile Contents contents = new Contents(new TreeMap<>(), new Packs(List.of()), Map.of());

    private record Contents(SortedMap<String, ReadPack> byKey, Packs packs, Map<String, Template> templates) {

        static Contents of(SortedMap<String, ReadPack> byKey) {
            Map<String, Template> templates = new HashMap<>();
            byKey.values().forEach(read -> templates.putAll(read.templates()));
            return new Contents(byKey, new Packs(byKey.values().stream().map(ReadPack::pack).toList()), Map.copyOf(templates));
        }
    }

    /** @param own the operator's folder, whose files win over those that came with the program; it need not exist */
    public PackShelf(Path own) {
        this(new BuiltInPacks(), new OwnPacks(own));
    }

    PackShelf(PackSource builtIn, PackSource own) {
        this.builtIn = builtIn;
        this.all = own.over(builtIn);
    }

    /** Reads everything anew; gives the faults. Of a faulty pack the last good one stays, at first the built-in one. */
    public synchronized List<PackFault> load() {
        List<PackFault> faults = new ArrayList<>();
        SortedMap<String, ReadPack> byKey = new TreeMap<>();
        for (String key : all.keys()) {
            List<PackFault> found = new ArrayList<>();
            ReadPack read = PackReader.read(all, key, found);
            ReadPack chosen = found.isEmpty() ? read : lastGood(key);
            if (chosen != null) {
                byKey.put(key, chosen);
            }
            faults.addAll(found);
        }
        contents = Contents.of(byKey);
        return List.copyOf(faults);
    }

    public Packs packs() {
        return contents.packs();
    }

    @Override
    public Rendering render(String template, Map<String, Object> view) {
        Template compiled = contents.templates().get(template);
        return compiled == null ? new Rendering.Fault(template, 0, "no such template") : TemplateEngine.render(compiled, view);
    }

    @Override
    public Object edition() {
        return contents;
    }

    private ReadPack lastGood(String key) {
        ReadPack before = contents.byKey().get(key);
        if (before != null) {
            return before;
        }
        List<PackFault> found = new ArrayList<>();
        ReadPack original = PackReader.read(builtIn, key, found);
        return found.isEmpty() ? original : null;
    }
}
