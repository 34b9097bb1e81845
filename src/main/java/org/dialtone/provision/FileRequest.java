package org.dialtone.provision;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A phone's request for a file, over any protocol.
 *
 * @param path      the path as it came, still percent-encoded, with or without leading slash, token folder and query
 * @param remote    the address of the connection itself, never from a header
 * @param local     the box's address that the request came to
 * @param userAgent the User-Agent, or null
 * @param held      entity tags of the phone's present files (If-None-Match), or null
 * @param further   whether the request is for a later part of a file: the journal has the first one already
 * @param opener    the device whose frame opened the connection, a router where it came over one; empty: not known. To
 *                  ask is a system call, so only a rule that needs it asks
 */
public record FileRequest(
        String path,
        Ip4 remote,
        Ip4 local,
        String userAgent,
        Transport transport,
        String held,
        boolean further,
        Supplier<Optional<MacAddress>> opener) {

    private static final int LONGEST_USER_AGENT = 512;

    public FileRequest(String path, Ip4 remote, Ip4 local, String userAgent, Transport transport) {
        this(path, remote, local, userAgent, transport, null);
    }

    public FileRequest(String path, Ip4 remote, Ip4 local, String userAgent, Transport transport, String held) {
        this(path, remote, local, userAgent, transport, held, false, Optional::empty);
    }

    /** Whether the phone has a file of this tag already; the comparison is weak (RFC 9110 section 13.1.2). */
    boolean holds(String etag) {
        return held != null
                && Arrays.stream(held.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag));
    }

    /** The protocol of the request. */
    public enum Transport {
        HTTP,
        HTTPS,
        TFTP
    }

    /** The User-Agent; null where there is none or it is hostile. */
    String usableUserAgent() {
        boolean usable = userAgent != null && userAgent.length() <= LONGEST_USER_AGENT && isPrintable(userAgent);
        return usable ? userAgent : null;
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
