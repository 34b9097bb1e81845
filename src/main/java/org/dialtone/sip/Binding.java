package org.dialtone.sip;

import java.time.Instant;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * One contact of an address-of-record (RFC 3261 section 10.3).
 *
 * @param user      user of the address-of-record
 * @param contact   URI as sent
 * @param source    where the REGISTER came from
 * @param path      RFC 3327 Path values, in order
 * @param flow      the phone's instance and the number of this way to it, as one text (RFC 5626 section 6); null: the
 *                  URI identifies the contact
 * @param holder    the known holder of the source at that time; null: none
 */
public record Binding(
        String user,
        String contact,
        Ip4 source,
        int sourcePort,
        Transport transport,
        String callId,
        long cseq,
        Instant registered,
        Instant expires,
        String userAgent,
        List<String> path,
        String flow,
        MacAddress holder) {

    /** The parameter of its contact URI by which a simulated phone says what it is; no real one sends it. */
    public static final String SIMULATED = "dialtone-simulated";

    public boolean isSimulated() {
        return contact.contains(";" + SIMULATED);
    }

    Binding since(Instant instant) {
        return new Binding(
                user,
                contact,
                source,
                sourcePort,
                transport,
                callId,
                cseq,
                instant,
                expires,
                userAgent,
                path,
                flow,
                holder);
    }

    Binding until(Instant instant) {
        return new Binding(
                user,
                contact,
                source,
                sourcePort,
                transport,
                callId,
                cseq,
                registered,
                instant,
                userAgent,
                path,
                flow,
                holder);
    }
}
