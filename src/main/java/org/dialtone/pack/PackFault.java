package org.dialtone.pack;

/**
 * What is wrong with a pack.
 *
 * @param file   as it is found below the packs folder, e.g. {@code yealink/pack.yaml}
 * @param line   from 1 on; 0 where no line is to blame
 * @param column from 1 on; 0 where none is to blame
 * @param says   what, and what would be right
 */
public record PackFault(String file, int line, int column, String says) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "") + ": " + says;
    }
}
