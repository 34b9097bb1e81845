package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;

/**
 * What is wrong or doubtful in a site, a table or a change.
 *
 * @param line    from 1; 0 where no file holds it
 * @param path    path of the key; empty for the file as a whole
 * @param says    what is wrong, in English
 * @param remedy  what would be right, in English
 * @param fault   whether it keeps the change from being made
 * @param id      the stable name of what is wrong, for programs
 * @param details what the sentence is about, each by its name
 */
@RegisterForReflection(targets = {FindingJson.class, Severity.class})
record FindingJson(
        Severity severity,
        int line,
        int column,
        String path,
        String says,
        String remedy,
        boolean fault,
        String id,
        Map<String, String> details) {

    static FindingJson of(Finding finding) {
        return new FindingJson(
                finding.severity(),
                finding.line(),
                finding.column(),
                finding.path(),
                finding.says(),
                finding.remedy(),
                finding.isFault(),
                finding.complaint().flaw().name(),
                finding.complaint().details());
    }

    static List<FindingJson> of(List<Finding> findings) {
        return findings.stream().map(FindingJson::of).toList();
    }
}
