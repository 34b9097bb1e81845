package org.dialtone.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;

/**
 * Caches the packs' matches of file names, for names that they know: phones ask for the same names again. Safe to use
 * from any thread.
 */
final class FileNames {

    private static final int MOST = 20_000;

    /** Such a name is an expression, whose end may be one of several. */
    private static final Pattern EXPRESSION = Pattern.compile("[\\\\(\\[|]");

    private volatile Page page = new Page(null);

    /** @param ending letters and digits with which each name of the file ends; it spares most expressions */
    private record Candidate(VendorPack pack, PackFile file, String ending) {

        static Candidate of(VendorPack pack, PackFile file) {
            String name = file.name();
            int from = name.length();
            while (from > 0 && Character.isLetterOrDigit(name.charAt(from - 1))) {
                from--;
            }
            return new Candidate(pack, file, EXPRESSION.matcher(name).find() ? "" : name.substring(from));
        }

        boolean mayBe(String name) {
            return name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
        }
    }

    /** @param candidates in the order of the packs and of the files in each */
    private record Page(Packs packs, List<Candidate> candidates, Map<String, List<FileMatch>> byName) {

        Page(Packs packs) {
            this(packs, packs == null ? List.of() : candidates(packs), new ConcurrentHashMap<>());
        }

        private static List<Candidate> candidates(Packs packs) {
            return packs.all().stream()
                    .flatMap(pack -> pack.files().stream().map(file -> Candidate.of(pack, file)))
                    .toList();
        }

        List<FileMatch> matches(String name) {
            List<FileMatch> found = new ArrayList<>();
            for (Candidate each : candidates) {
                if (each.mayBe(name)) {
                    FileMatch.of(each.pack(), each.file(), name).ifPresent(found::add);
                }
            }
            return List.copyOf(found);
        }
    }

    /** The files of this name in all packs, in the order of the packs and of the files in each. */
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
        List<FileMatch> found = now.matches(name);
        if (!found.isEmpty()) {
            now.byName().put(name, found);
        }
        return found;
    }
}
