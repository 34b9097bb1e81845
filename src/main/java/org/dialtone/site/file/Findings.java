package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/** Collects what is wrong with one file, and remembers where each path was written. */
public final class Findings {

    private static final int MOST = 1000;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Spot> spots = new HashMap<>();

    /** Thrown where looking further makes no sense. */
    private static final class Full extends RuntimeException {

        Full() {
            super("enough", null, false, false);
        }
    }

    private final Spot nowhere;

    Findings() {
        this(new Spot(1, 1));
    }

    private Findings(Spot nowhere) {
        this.nowhere = nowhere;
    }

    /** Findings on a site that no file holds: they have paths, and no lines. */
    public static Findings withoutLines() {
        return new Findings(new Spot(0, 0));
    }

    /**
     * Looks until there are more findings than anybody reads, so that a hostile file can't keep the box busy.
     *
     * @return null where that many were found
     */
    public <T> T upToTheLimit(Supplier<T> look) {
        try {
            return look.get();
        } catch (Full _) {
            return null;
        }
    }

    void note(String path, Spot spot) {
        spots.putIfAbsent(path, spot);
    }

    void fault(String path, Spot spot, Flaw flaw, Object... details) {
        fault(path, spot, Complaint.of(flaw, details));
    }

    void fault(String path, Spot spot, Complaint complaint) {
        add(Severity.FAULT, path, spot, complaint);
    }

    void warning(String path, Spot spot, Complaint complaint) {
        add(Severity.WARNING, path, spot, complaint);
    }

    /**
     * Adds a fault, which keeps the file from being applied. A path that the file leaves out is shown at its nearest
     * parent.
     */
    public void fault(String path, Flaw flaw, Object... details) {
        fault(path, Complaint.of(flaw, details));
    }

    /** As {@link #fault(String, Flaw, Object...)}. */
    public void fault(String path, Complaint complaint) {
        fault(path, spotOf(path), complaint);
    }

    /** Adds a warning, which doesn't refuse the file. */
    public void warning(String path, Flaw flaw, Object... details) {
        warning(path, Complaint.of(flaw, details));
    }

    /** As {@link #warning(String, Flaw, Object...)}. */
    public void warning(String path, Complaint complaint) {
        warning(path, spotOf(path), complaint);
    }

    public boolean hasFault() {
        return findings.stream().anyMatch(Finding::isFault);
    }

    /** The findings in the order of the file. */
    public List<Finding> inOrder() {
        return findings.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }

    private void add(Severity severity, String path, Spot spot, Complaint complaint) {
        if (findings.size() == MOST) {
            findings.add(new Finding(
                    Severity.FAULT, spot.line(), spot.column(), "", Complaint.of(Flaw.FINDINGS_TOO_MANY, MOST)));
            throw new Full();
        }
        findings.add(new Finding(severity, spot.line(), spot.column(), Complaint.cut(path), complaint));
    }

    private Spot spotOf(String path) {
        if (spots.isEmpty()) {
            return nowhere;
        }
        String known = path;
        while (!known.isEmpty() && !spots.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return spots.getOrDefault(known, nowhere);
    }
}
