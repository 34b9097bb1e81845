package org.dialtone.sip;

import java.util.List;
import java.util.Set;
import org.dialtone.sip.wire.Header;

/** The methods that the box knows, by what it does with them. */
final class Methods {

    /** The requests that may begin something with a phone; the box passes on no other outside a dialog. */
    static final Set<String> BEGIN = Set.of("INVITE", "MESSAGE", "REFER", "PUBLISH");

    /** The request in which a phone names its own address-of-record but means the box: its presence. */
    static final String TO_ONESELF = "PUBLISH";

    /** The requests that belong to another one on their own hop, or to a call. */
    static final Set<String> FOLLOW = Set.of("ACK", "CANCEL");

    private static final List<String> OF_PROXY = List.of(
            "INVITE",
            "ACK",
            "CANCEL",
            "BYE",
            "PRACK",
            "UPDATE",
            "INFO",
            "MESSAGE",
            "REFER",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "OPTIONS",
            "REGISTER");

    private static final Header ALLOW = new Header("Allow", String.join(", ", OF_PROXY));
    private static final Header ALLOW_ALONE = new Header("Allow", "REGISTER, OPTIONS");

    private Methods() {}

    static boolean isKnown(String method) {
        return OF_PROXY.contains(method);
    }

    /** @param serving false: the phones register with an external PBX, and the box passes on nothing */
    static Header allow(boolean serving) {
        return serving ? ALLOW : ALLOW_ALONE;
    }
}
