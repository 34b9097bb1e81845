package org.dialtone.app;

import java.util.Locale;
import java.util.stream.Collectors;
import org.dialtone.dhcp.AddressConflict;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.net.Ip4;

/** What the DHCP engine found out, as clauses. */
public final class Clauses {

    private Clauses() {}

    /** Which relay it is, and why it is believed or isn't. */
    public static Said of(HeardRelay relay) {
        boolean named = !relay.relay().equals(Ip4.ANY);
        Said why = why(relay);
        if (relay.scope().isEmpty()) {
            return named
                    ? Said.of("relay.forNone", relay.relay(), relay.source(), why)
                    : Said.of("switch.forNone", why);
        }
        return named
                ? Said.of("relay.for", relay.relay(), relay.source(), relay.scope(), why)
                : Said.of("switch.for", relay.scope(), why);
    }

    /** Why a relay is believed, or isn't. */
    public static Said why(HeardRelay relay) {
        return Said.of("relay." + relay.verdict().name().toLowerCase(Locale.ROOT));
    }

    public static Said of(AddressConflict conflict) {
        return Said.of("conflict", conflict.address(), conflict.who());
    }

    /** How the box stands to other DHCP servers on a link. */
    public static Said of(RogueWatch.Standing standing) {
        String servers = standing.others().stream().map(OtherServer::who).collect(Collectors.joining(", "));
        String key = switch (standing.state()) {
            case ASKING -> "asking";
            case SILENT -> "silent";
            case ALARM -> "alarm";
            case SERVING -> standing.failure() != null ? "unable" : standing.asked() ? "alone" : "unasked";
        };
        return Said.of(
                "link." + key, standing.interfaceName(), servers, standing.failure() == null ? "" : standing.failure());
    }
}
