package org.dialtone.site.file;

import org.dialtone.journal.Language;
import org.dialtone.site.model.Complaint;

/**
 * Something that is wrong or doubtful in a site file.
 *
 * @param line      from 1; 0 where no file holds it
 * @param column    from 1; 0 where no file holds it
 * @param path      path of the key, e.g. {@code dhcp.scopes[0].pools[1]}; empty for the file as a whole
 * @param complaint what is wrong, and what would be right
 */
public record Finding(Severity severity, int line, int column, String path, Complaint complaint) {

    /** A FAULT keeps the file from being applied; a WARNING doesn't. */
    public enum Severity {
        FAULT,
        WARNING
    }

    public boolean isFault() {
        return severity == Severity.FAULT;
    }

    /** What is wrong, in English. */
    public String says() {
        return complaint.says();
    }

    /** What would be right, in English. */
    public String remedy() {
        return complaint.remedy();
    }

    public String says(Language language) {
        return complaint.says(language);
    }

    public String remedy(Language language) {
        return complaint.remedy(language);
    }

    /** The same at another line and column. */
    public Finding at(int otherLine, int otherColumn) {
        return new Finding(severity, otherLine, otherColumn, path, complaint);
    }

    /** The same of another path. */
    public Finding on(String otherPath) {
        return new Finding(severity, line, column, otherPath, complaint);
    }

    /** One line for people. */
    @Override
    public String toString() {
        String where = line == 0 ? path : "line " + line + (path.isEmpty() ? "" : ", " + path);
        return (where.isEmpty() ? "" : where + ": ") + (isFault() ? "" : "warning: ") + complaint;
    }
}
