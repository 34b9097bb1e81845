package org.dialtone.pack;

/**
 * A fault in a pack.
 *
 * @param file   path below the packs folder, e.g. {@code yealink/pack.yaml}
 * @param line   from 1 on; 0 where no line is at fault
 * @param column from 1 on; 0 where no column is at fault
 * @param says   what is wrong, and what would be right
 */
public record PackFault(String file, int line, int column, String says) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "") + ": " + says;
    }
}
