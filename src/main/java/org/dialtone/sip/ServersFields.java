package org.dialtone.sip;

import java.util.Set;
import java.util.TreeSet;
import org.dialtone.sip.wire.Header;

/**
 * Header fields that phones believe because a server vouches for them: who calls, what rings how, who answers unasked.
 * No phone may write them to another.
 */
final class ServersFields {

    private static final Set<String> NAMES = names(
            // Who calls, or was called (RFC 3325, RFC 5876, RFC 7315, RFC 8224).
            "P-Asserted-Identity",
            "P-Preferred-Identity",
            "P-Asserted-Service",
            "P-Preferred-Service",
            "P-Associated-URI",
            "P-Called-Party-ID",
            "P-Served-User",
            "Remote-Party-ID",
            "Identity",
            "Identity-Info",
            // Who passed the call on (RFC 5806, RFC 7044).
            "Diversion",
            "History-Info",
            // How the phone rings and what it shows or fetches (RFC 3261 sections 20.4 and 20.9).
            "Alert-Info",
            "Call-Info",
            "Error-Info",
            // Whether the phone answers by itself (RFC 5373).
            "Answer-Mode",
            "Priv-Answer-Mode");

    private ServersFields() {}

    private static Set<String> names(String... names) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(Set.of(names));
        return all;
    }

    static boolean has(Header field) {
        return NAMES.contains(field.name());
    }
}
