package org.dialtone.edge.console;

import java.util.List;

/**
 * What every page shows around its content.
 *
 * @param user   who is logged in, or null
 * @param alarms what the operator must know on every page
 */
public record PageFrame(String site, String user, List<String> alarms) {
}
