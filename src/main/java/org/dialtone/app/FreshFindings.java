package org.dialtone.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Complaint;

/**
 * Tells what is found in a changed site from what stands in the present one.
 *
 * @param standing the findings of the present site
 */
record FreshFindings(List<Finding> standing) {

    private record Told(String path, Complaint complaint) {

        static Told of(Finding finding) {
            return new Told(finding.path(), finding.complaint());
        }
    }

    /**
     * Those of the findings that don't stand yet. An item that comes or goes moves the paths of those behind it: one that
     * is gone from its place stands for the same elsewhere.
     */
    List<Finding> among(List<Finding> found) {
        List<Complaint> moved = new ArrayList<>(
                without(standing, found).stream().map(Finding::complaint).toList());
        return without(found, standing).stream()
                .filter(finding -> !moved.remove(finding.complaint()))
                .toList();
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        Set<Told> told = others.stream().map(Told::of).collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> !told.contains(Told.of(finding)))
                .toList();
    }
}
