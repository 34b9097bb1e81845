package org.dialtone.web.console.page;

import java.util.stream.Collectors;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.RogueWatch.Standing;
import org.dialtone.web.console.forms.Words;

/** How the box stands to other DHCP servers on a link, in words. */
public final class LinkText {

    private LinkText() {}

    /** A sentence without its full stop. */
    public static String of(Standing standing, Words words) {
        String servers = standing.others().stream().map(OtherServer::who).collect(Collectors.joining(", "));
        String key = switch (standing.state()) {
            case ASKING -> "asking";
            case SILENT -> "silent";
            case ALARM -> "alarm";
            case SERVING -> standing.failure() != null ? "unable" : standing.asked() ? "alone" : "unasked";
        };
        return words.say("network.link." + key, standing.interfaceName(), servers, standing.failure());
    }
}
