package org.dialtone.edge.console;

import java.util.List;

/**
 * What every page shows around its content.
 *
 * @param user    who is logged in, or null
 * @param release which Dialtone this is; told to those who are logged in
 * @param alarms  what the operator must know on every page
 */
public record PageFrame(String site, String user, String release, List<String> alarms) {
}
