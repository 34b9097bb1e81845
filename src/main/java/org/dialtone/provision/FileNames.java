package org.dialtone.provision;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.phone.Packs;

/**
 * Caches the packs' matches of file names, for names that they know: phones ask for the same names again. Safe to use
 * from any thread.
 */
final class FileNames {

    private static final int MOST = 20_000;

    private volatile Page page = new Page(null);

    private record Page(Packs packs, Map<String, List<FileMatch>> byName) {

        Page(Packs packs) {
            this(packs, new ConcurrentHashMap<>());
        }
    }

    /** The matches, as {@link FileMatch#all} gives them. */
    List<FileMatch> all(Packs packs, String name) {
        Page now = page;
        if (now.packs() != packs || now.byName().size() >= MOST) {
            now = new Page(packs);
            page = now;
        }
        List<FileMatch> known = now.byName().get(name);
        if (known != null) {
            return known;
        }
        List<FileMatch> found = FileMatch.all(packs, name);
        if (!found.isEmpty()) {
            now.byName().put(name, found);
        }
        return found;
    }
}
