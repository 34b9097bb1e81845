package org.dialtone.edge.console;

/**
 * What every page shows around its content.
 *
 * @param user who is logged in, or null
 */
public record PageFrame(String site, String user) {
}
