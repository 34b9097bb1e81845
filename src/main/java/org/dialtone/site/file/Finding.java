package org.dialtone.site.file;

/**
 * Something that is wrong or doubtful in a site file.
 *
 * @param line   from 1; 0 where no file holds it
 * @param column from 1; 0 where no file holds it
 * @param path   path of the key, e.g. {@code dhcp.scopes[0].pools[1]}; empty for the file as a whole
 * @param says   what is wrong
 * @param remedy what would be right
 */
public record Finding(Severity severity, int line, int column, String path, String says, String remedy) {

    /** A FAULT keeps the file from being applied; a WARNING doesn't. */
    public enum Severity {
        FAULT,
        WARNING
    }

    public boolean isFault() {
        return severity == Severity.FAULT;
    }

    /** One line for people. */
    @Override
    public String toString() {
        String where = line == 0 ? path : "line " + line + (path.isEmpty() ? "" : ", " + path);
        return (where.isEmpty() ? "" : where + ": ") + (isFault() ? "" : "warning: ") + says + "; " + remedy;
    }
}
